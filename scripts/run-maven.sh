# Runs Maven, shows a line or two for each module and says at the end what failed. Sourced from the root of a checkout by
# ./verify and .ci/run: POSIX sh.
#
#   run_maven LOG ARGUMENT ...   returns Maven's exit code; all that Maven says goes to LOG
#   beside                       a command that Maven is to be run by, such as scripts/beside-busy-loops
#   outcome LOG CODE             sets outcome to one line: how many tests passed, or what failed and where to look

beside=

tests_of_run() { # the reports of the tests that ran since the last run_maven began
    find . -path '*/target/surefire-reports*/TEST-*.xml' -newer target/run-began 2>/dev/null
}

run_maven() {
    maven_log=$1
    shift
    mkdir -p target
    : >target/run-began
    rm -f target/run-code
    {
        maven_code=0
        $beside ./mvnw --no-transfer-progress --fail-at-end "$@" </dev/null 2>&1 || maven_code=$?
        echo "$maven_code" >target/run-code
    } | tee "$maven_log" | show_progress
    read -r maven_code <target/run-code
    return "$maven_code"
}

show_progress() { # a module's name as it begins, its sum of tests, errors, and all from Maven's summary on
    closing=
    while IFS= read -r line || [ -n "$line" ]; do
        case $closing$line in
        *'Reactor Summary'*) closing='closing: ' ;;
        esac
        case $closing$line in
        'closing: [INFO] ----'* | 'closing: [INFO] ') ;;
        'closing: '* | '[ERROR] '*) printf '%s\n' "$line" ;;
        '[INFO] Building '*' ['*/*']')
            name=${line#'[INFO] Building '}
            printf '[%s %s\n' "${name##*\[}" "${name%% [0-9]*}"
            ;;
        *'Tests run: '*' -- in '*) ;;
        '['*'] Tests run: '*) printf '%s\n' "$line" ;;
        esac
    done
}

outcome() {
    all=$(tests_of_run | while IFS= read -r report; do
        sed -n '/<testsuite /{s/.* tests="\([0-9]*\)".*/\1/p;q;}' "$report"
    done | awk '{ sum += $1 } END { print sum + 0 }')
    if [ "$2" -eq 0 ]; then
        outcome="passed: $all tests"
        return
    fi
    failed=$(tests_of_run | while IFS= read -r report; do
        grep -qE '<(failure|error)[ >]' "$report" || continue
        report=${report#./}
        name=${report##*/TEST-}
        printf '%s (%s/%s.txt)\n' "${name%.xml}" "${report%/*}" "${name%.xml}"
    done)
    if [ -z "$failed" ]; then # no test: a gate
        failed=$(sed -n 's/^\[ERROR\] Failed to execute goal \([^ ]*:\)*\([^: ]*\):[^: ]*:\([^: ]*\) .*on project \([^: ]*\).*/\2:\3 of \4/p' "$1" | sort -u)
    fi
    if [ -z "$failed" ]; then
        failed=$(sed -n 's/^\[ERROR\] //p' "$1" | head -n 1)
    fi
    first=$(printf '%s\n' "$failed" | head -n 3 | paste -s -d ';' - | sed 's/;/, /g')
    more=$(($(printf '%s\n' "$failed" | wc -l) - 3))
    [ "$more" -le 0 ] || first="$first and $more more"
    outcome="FAILED: $first; all that Maven said is in $1"
}

took() { # since the second $1, as minutes and seconds
    seconds=$(($(date +%s) - $1))
    printf '%d min %02d s' $((seconds / 60)) $((seconds % 60))
}
