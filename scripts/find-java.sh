# Finds the Java installations of this machine. Sourced by ./risenexa and ./verify: POSIX sh, and no process is started
# for a Java that has a release file, since the launcher pays for it at every call.
#
#   each_java FUNCTION   calls FUNCTION HOME MAJOR for every Java found; the one that the user chose comes first

java_major() { # sets major to the version of the Java in $1; 0 if there is none
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
    java_version=${java_version#1.} # 1.8 is 8
    java_version=${java_version%%[!0-9]*}
    major=${java_version:-0}
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
