# Runs risenexa.jar. Sourced by ./risenexa of a checkout and by bin/risenexa of the installed command, after find-java.sh.
#
#   run_jar JAR CACHE [ARGUMENT ...]   becomes Java; CACHE is a folder for the class archive, empty for none

say() { printf 'risenexa: %s\n' "$*" >&2 || :; }

require_java() { # the Java that the user named, if it is new enough, else the newest
    newest_java
    java_major "${JAVA_HOME:-/nowhere}"
    if [ "$major" -ge 17 ]; then java=$JAVA_HOME java_major=$major java_full=$java_version; fi
    if [ "$java_major" -lt 17 ]; then
        say "No Java 17 or newer was found: install JDK 25 (https://adoptium.net), or set JAVA_HOME to a JDK that you have."
        exit 2
    fi
}

# Classes as the JVM has them in memory: a start costs a third less. Made once for each Java; a JVM that cannot make it
# leaves an empty file, and is not asked again. A JVM ignores an archive that was made for another jar.
archive() { # JAR CACHE: sets jsa, empty if there is none
    jsa=
    [ -n "$2" ] || return 0
    jsa=$2/risenexa-$java_full.jsa
    if [ ! -f "$jsa" ] || [ -n "$(find "$1" -newer "$jsa" -print 2>/dev/null)" ]; then
        mkdir -p "$2" 2>/dev/null && [ -w "$2" ] || {
            jsa=
            return 0
        }
        RISENEXA_API_KEY=none RISENEXA_STARTUP_SLUG=none \
            "$java/bin/java" -XX:+UseSerialGC -XX:ArchiveClassesAtExit="$jsa.$$" -jar "$1" \
            track registration --user none --dry-run >/dev/null 2>&1 </dev/null || :
        [ -f "$jsa.$$" ] || : >"$jsa.$$"
        mv "$jsa.$$" "$jsa"
    fi
    [ -s "$jsa" ] || jsa=
}

run_jar() {
    jar=$1
    archive "$1" "$2"
    shift 2

    # The command speaks UTF-8 whatever the locale says; the JVM decodes its arguments by the locale alone.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *UTF-8* | *utf-8* | *UTF8* | *utf8*) ;;
    *) if [ -n "${LC_ALL:-}" ]; then export LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi ;;
    esac

    second_compiler=no
    for word; do
        case $word in import | sandbox) second_compiler=yes ;; esac # these may run long enough to earn it
    done
    set -- -jar "$jar" "$@"
    if [ -n "$jsa" ]; then
        set -- -XX:SharedArchiveFile="$jsa" -Xlog:cds=off -Xlog:cds+dynamic=off "$@"
    fi
    [ $second_compiler = yes ] || set -- -XX:TieredStopAtLevel=1 "$@"
    [ "$java_major" -lt 24 ] || set -- --enable-native-access=ALL-UNNAMED "$@" # SQLite's driver is native code
    exec "$java/bin/java" -Xshare:auto -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
        -Dstderr.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 "$@"
}
