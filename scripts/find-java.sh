# Finds the Java installations of this machine. Sourced by ./risenexa and ./verify: POSIX sh, and no process is started
# for a Java that has a release file, since the launcher pays for it at every call.
#
#   each_java FUNCTION       calls FUNCTION HOME MAJOR for every Java found; the one that the user chose comes first
#   newest_java              sets java, java_major and java_full (17.0.15) to the newest Java, jdk and jdk_major to the
#                            newest that can compile; the majors are 0 if there is none
#   choose_jdk NAME          sets jdk and on (its version) to the JDK for the gates: the newest of 25, 21, 17, or another
#                            one if there is none of them; VERIFY_ON=21 asks for one; java17 to a Java 17, if any
#   maven_on HOME MAJOR DIR  sets the environment that ./mvnw needs to run on it; DIR takes the place of a missing home

java_major() { # sets java_version, such as 17.0.15, and major to those of the Java in $1; major 0 if there is none
    major=0
    [ -x "$1/bin/java" ] || return 0
    java_version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value || [ -n "$key" ]; do
            if [ "$key" = JAVA_VERSION ]; then
                java_version=${value#\"}
                break
            fi
        done <"$1/release"
    fi
    if [ -z "$java_version" ]; then
        java_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    fi
    java_version=${java_version%%[!0-9._+-]*}
    major=${java_version#1.} # 1.8 is 8
    major=${major%%[!0-9]*}
    major=${major:-0}
}

follow_links() { # sets target to what $1 is at the end of all symbolic links
    target=$1
    while [ -L "$target" ]; do
        link=$(readlink "$target")
        case $link in
        /*) target=$link ;;
        *) target=${target%/*}/$link ;;
        esac
    done
}

offer_java() { # calls $1 with the home $2, if a Java is there
    [ -n "$2" ] || return 0
    java_major "$2"
    [ "$major" -eq 0 ] || "$1" "$2" "$major"
}

each_java() {
    offer_java "$1" "${JAVA_HOME:-}"
    if java_on_path=$(command -v java); then
        follow_links "$java_on_path"
        case $target in
        */bin/java) offer_java "$1" "${target%/bin/java}" ;;
        esac
    fi
    for version in 25 21 17; do # the names that CI machines use
        for suffix in '' _X64 _x64 _ARM64 _arm64 _AARCH64; do
            eval "home=\${JAVA_HOME_$version$suffix:-}"
            offer_java "$1" "$home"
        done
    done
    for home in /usr/lib/jvm/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        offer_java "$1" "$home"
    done
}

consider_newest() {
    if [ "$2" -gt "$java_major" ]; then java=$1 java_major=$2 java_full=$java_version; fi
    if [ "$2" -gt "$jdk_major" ] && [ -x "$1/bin/javac" ]; then jdk=$1 jdk_major=$2; fi
}

newest_java() {
    java='' java_major=0 java_full='' jdk='' jdk_major=0
    each_java consider_newest
}

consider_jdk() {
    if [ "$2" -eq 17 ]; then java17=${java17:-$1}; fi
    [ -x "$1/bin/javac" ] || return 0
    case $2 in
    "${VERIFY_ON:-none}") rank=4 ;;
    25) rank=3 ;;
    21) rank=2 ;;
    17) rank=1 ;;
    *) if [ "$2" -gt 17 ]; then rank=0; else return 0; fi ;;
    esac
    if [ "$rank" -gt "$best_rank" ]; then jdk=$1 on=$2 best_rank=$rank; fi
}

choose_jdk() {
    jdk='' on=0 best_rank=-1 java17=''
    each_java consider_jdk
    if [ -z "$jdk" ]; then
        echo "$1: No JDK 17 or newer was found: install JDK 25 (https://adoptium.net), or set JAVA_HOME to a JDK that you have." >&2
        exit 2
    fi
    if [ -n "${VERIFY_ON:-}" ] && [ "$on" != "$VERIFY_ON" ]; then
        echo "$1: VERIFY_ON=$VERIFY_ON, but no JDK $VERIFY_ON was found; set JAVA_HOME to one." >&2
        exit 2
    fi
}

maven_on() {
    export JAVA_HOME="$1"
    if [ "$2" -ge 24 ]; then
        # Maven's own libraries make such a JVM warn, on every build, of what we cannot mend; 17 does not know both.
        export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
    fi
    if [ -z "${HOME:-}" ]; then
        export MAVEN_USER_HOME="$3" # or the wrapper would keep Maven in /.m2
    fi
}
