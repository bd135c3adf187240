#!/bin/sh
# Trains by a Descent service from a script or a pipeline. POSIX sh with curl and the usual tools (awk, sed); no jq.
#
#   descent.sh submit FILE        queues the job of a JSON file; its id is all that goes to stdout
#   descent.sh follow JOB         shows how it gets on until it is over
#   descent.sh wait JOB           the same without a word
#   descent.sh run FILE           submit and follow
#   descent.sh gates JOB          the verdicts on its gates
#   descent.sh fetch JOB [NAME…]  its files, verified by their SHA-256; model.zip and report.json unless named
#   descent.sh plot JOB [FILE]    its loss as plot.svg, or as .png
#
#   --dry-run             submit: only check
#   --reuse               submit: an earlier job with the same resolved spec, data and build will do, if there is one
#   --key KEY             submit: Idempotency-Key; by default of the file, the commit and the CI run
#   --queue-timeout SEC   wait so long at most until it runs
#   --timeout SEC         and so long for it to run
#   --on-stop cancel      what becomes of the job after a signal or a timeout; default leave
#   --summary FILE        append the summary in Markdown (also to $GITHUB_STEP_SUMMARY)
#   --baseline JOB        to compare with in the summary
#   --junit FILE          write the verdicts as JUnit XML; why there are none, where there is no end to judge
#   --output FILE         append key=value lines (default $GITHUB_OUTPUT)
#   --to DIR              fetch: where to; default .
#
# Environment: DESCENT_URL (http://127.0.0.1:8080), DESCENT_API_KEY, DESCENT_RETRY (seconds to go on trying, 120).
# Exit status: 0 succeeded and no gate missed, 1 failed, 2 gate missed, 3 cancelled, 4 timed out, 5 API, network or usage,
# 6 gates inconclusive, 7 spec refused. The last line on stderr is the verdict.
set -u
umask 077

URL=${DESCENT_URL:-http://127.0.0.1:8080}
URL=${URL%/}
RETRY=${DESCENT_RETRY:-120}
WORK=$(mktemp -d "${TMPDIR:-/tmp}/descent.XXXXXX") || exit 5
TAB=$(printf '\t')
CR=$(printf '\r')
VERDICT="error: ended unexpectedly"
CODE=5
COMMAND= FILE= REPORTED= JOB= CURL= QUEUE_TIMEOUT= TIMEOUT= ON_STOP=leave SUMMARY= BASELINE= JUNIT= OUTPUT=${GITHUB_OUTPUT:-} TO=. KEY= DRY= REUSE=

say() { printf '%s\n' "$*" >&2; }

finish() { # CODE TEXT
    CODE=$1
    VERDICT=$2
    exit "$CODE"
}

ended() {
    trap - EXIT INT TERM HUP
    [ -z "$CURL" ] || kill "$CURL" 2>/dev/null
    case $COMMAND in run | follow | wait | gates) [ -n "$REPORTED" ] || [ "$CODE" = 0 ] || not_over ;; esac
    rm -rf "$WORK"
    say "descent: $VERDICT"
    exit "$CODE"
}

stopped() { # SIGNAL
    trap '' INT TERM HUP
    [ -z "$CURL" ] || kill "$CURL" 2>/dev/null
    CURL=
    RETRY=10
    give_up "stopped by SIG$1"
    finish 3 "cancelled: stopped by SIG$1$LEFT"
}

trap ended EXIT
trap 'stopped INT' INT
trap 'stopped TERM' TERM
trap 'stopped HUP' HUP

# What becomes of the job when nobody waits for it any more.
give_up() {
    LEFT=
    [ -n "$JOB" ] || return 0
    LEFT=", job $JOB goes on"
    [ "$ON_STOP" = cancel ] || return 0
    say "cancelling job $JOB: $1"
    try POST "/v1/jobs/$JOB/cancel"
    LEFT=", job $JOB is cancelled"
    [ "$STATUS" = 202 ] || LEFT=", job $JOB could not be cancelled ($STATUS)"
}

now() { date +%s; }

# One request: its answer is in $WORK/body, its status in $STATUS, 000 where there was none. In the background, so that signals are heard.
once() { # METHOD PATH [CURL ARGUMENTS]
    method=$1 path=$2
    shift 2
    : > "$WORK/auth"
    : > "$WORK/head"
    [ -z "${DESCENT_API_KEY:-}" ] || printf 'Authorization: Bearer %s\n' "$DESCENT_API_KEY" > "$WORK/auth"
    curl -sS -X "$method" -H "@$WORK/auth" --connect-timeout 10 --speed-limit 1 --speed-time 90 \
        -o "$WORK/body" -D "$WORK/head" -w '%{http_code}' "$@" "$URL$path" > "$WORK/status" 2> "$WORK/error" &
    CURL=$!
    RESULT=0
    wait "$CURL" || RESULT=$?
    CURL=
    STATUS=$(cat "$WORK/status")
    # A head that is cut off looks to curl like an answer without a length.
    if [ "$RESULT" -ne 0 ]; then
        STATUS=000
    elif ! grep -q "^$CR\$" "$WORK/head"; then
        echo "the answer was cut off" > "$WORK/error"
        STATUS=000
    fi
}

# Again after a cut, 429, 502, 503 and 504, for as long as $RETRY says. Nothing that is sent here does harm twice.
try() {
    until=$(($(now) + RETRY)) pause=1
    while :; do
        once "$@"
        case $STATUS in
            000 | 429 | 502 | 503 | 504) ;;
            *) return 0 ;;
        esac
        [ "$(now)" -lt "$until" ] || return 0
        say "no answer from $URL ($(reason)); again in $pause s"
        sleep "$pause" &
        wait $!
        pause=$((pause < 15 ? pause * 2 : 15))
    done
}

reason() {
    if [ "$STATUS" = 000 ]; then
        head -n 1 "$WORK/error"
    else
        echo "status $STATUS"
    fi
}

# A request that must succeed.
call() { # EXPECTED METHOD PATH …
    expected=$1
    shift
    try "$@"
    [ "$STATUS" != "$expected" ] || return 0
    flatten 2>/dev/null
    case "$STATUS $1 $2" in "400 POST /v1/jobs" | "422 POST /v1/jobs" | "4"[02][02]" POST /v1/jobs?"*) refused ;; esac
    finish 5 "error: $1 $2: $(reason): $(field detail)"
}

refused() {
    awk '/^errors\[[0-9]+\]\.path=/ { sub(/^[^=]*=/, ""); path = $0 }
         /^errors\[[0-9]+\]\.message=/ { sub(/^[^=]*=/, ""); print "  " path " " $0 }' "$WORK/flat" | sed 's/\\"/"/g' >&2
    finish 7 "refused: $(field detail)"
}

# JSON as lines of path=value, strings with their escapes, so that each stays on its line.
flatten() {
    awk '
    function skip() { while (index(" \t\r\n", substr(t, i, 1)) && i <= n) i++ }
    function string(  from, c) {
        from = ++i
        while ((c = substr(t, i, 1)) != "\"" && i <= n) i += c == "\\" ? 2 : 1
        return substr(t, from, i++ - from)
    }
    function value(path,  c, k, from) {
        skip()
        c = substr(t, i, 1)
        if (c == "{" || c == "[") {
            i++
            skip()
            if (index("}]", substr(t, i, 1))) { i++; return }
            for (k = 0; i <= n; k++) {
                skip()
                if (c == "{") { from = string(); skip(); i++; value(path (path == "" ? "" : ".") from) }
                else value(path "[" k "]")
                skip()
                if (substr(t, i++, 1) != ",") return
            }
        } else if (c == "\"") print path "=" string()
        else {
            from = i
            while (!index(",]} \t\r\n", substr(t, i, 1)) && i <= n) i++
            print path "=" substr(t, from, i - from)
        }
    }
    { t = t $0 "\n" }
    END { n = length(t); i = 1; value("") }' "$WORK/body" > "$WORK/flat"
}

# A member of the last answer; empty where there is none or it is null.
field() { # PATH
    awk -v p="$1=" 'index($0, p) == 1 { v = substr($0, length(p) + 1); if (v != "null") print v; exit }' "$WORK/flat" |
        sed 's/\\"/"/g; s/\\\\/\\/g'
}

digest() { # FILE
    if command -v sha256sum > /dev/null; then sha256sum < "$1"
    elif command -v shasum > /dev/null; then shasum -a 256 < "$1"
    else openssl dgst -sha256 -r < "$1"; fi | sed 's/ .*//'
}

digested() {
    command -v sha256sum > /dev/null || command -v shasum > /dev/null || command -v openssl > /dev/null ||
        finish 5 "error: sha256sum, shasum or openssl is needed"
}

key() { # FILE
    run=${GITHUB_RUN_ID:-${CI_PIPELINE_ID:-}}
    { cat "$1"; echo "${GITHUB_SHA:-${CI_COMMIT_SHA:-}} ${run:-$$ $(now)}"; } > "$WORK/key"
    digest "$WORK/key"
}

submit() { # FILE
    [ -f "$1" ] || finish 5 "error: there is no file $1"
    digested
    if [ -n "$DRY$REUSE" ]; then
        call 200 POST '/v1/jobs?dry_run=true' -H 'Content-Type: application/json' --data-binary "@$1"
        flatten
        mv "$WORK/flat" "$WORK/dry"
    fi
    if [ -n "$REUSE" ]; then
        reuse
    fi
    if [ -z "$JOB" ] && [ -z "$DRY" ]; then
        call 202 POST /v1/jobs -H 'Content-Type: application/json' -H "Idempotency-Key: ${KEY:-$(key "$1")}" \
            --data-binary "@$1"
        flatten
        JOB=$(field id)
    fi
}

# What makes a result: the resolved spec without what only names it, with the data's hash in it, and what computes.
essence() { # FILE
    grep -E '^(spec\.|engine\.)' "$1" | grep -vE '^(spec\.(name|tags|priority|max_attempts)[.=]|engine\.reason=)' | sort
}

# The newest job that succeeded, of the last hundred, with that essence, trained by this version on this Java.
reuse() {
    essence "$WORK/dry" > "$WORK/wanted"
    call 200 GET /v1/system
    flatten
    build="$(field version) on $(field java)"
    call 200 GET '/v1/jobs?status=succeeded&limit=100'
    flatten
    sed -n 's/^data\[[0-9]*\]\.id=//p' "$WORK/flat" > "$WORK/ids"
    while read -r id; do
        call 200 GET "/v1/jobs/$id"
        flatten
        essence "$WORK/flat" > "$WORK/found"
        cmp -s "$WORK/wanted" "$WORK/found" || continue
        once GET "/v1/jobs/$id/artifacts/report.json"
        flatten
        if [ "$STATUS" = 200 ] && [ "$(field version) on $(field java)" = "$build" ]; then
            say "job $id is the same and has succeeded"
            JOB=$id
            return 0
        fi
    done < "$WORK/ids"
}

bar() { # FRACTION
    awk -v f="${1:-0}" 'BEGIN { n = int(f * 20 + 0.5); for (i = 0; i < 20; i++) printf "%s", i < n ? "#" : "."; printf " %3d%%", f * 100 }'
}

progress() {
    line="$(field status)$(field progress.epoch | sed 's/^/ epoch /')/$(field progress.epochs)"
    loss=$(field metrics.loss)
    line="$line${loss:+ loss $loss}"
    if [ -t 2 ] && [ -n "$SHOW" ]; then
        printf '\r%s %s\033[K' "$(bar "$(field progress.fraction)")" "$line" >&2
    elif [ -n "$SHOW" ]; then
        if [ "$line" != "$TOLD" ] || [ $(($(now) - TOLD_AT)) -ge 60 ]; then
            say "$line"
            TOLD=$line TOLD_AT=$(now)
        fi
    fi
}

too_late() { # WHAT
    give_up "$1"
    finish 4 "timed out: $1$LEFT"
}

# Shortens $hold so that no request lasts beyond a limit. When a job begins to run is seen only between two of them.
within_limits() {
    if [ -n "$ran" ]; then
        [ -z "$TIMEOUT" ] || shorten $((TIMEOUT - ($(now) - ran)))
    else
        [ -z "$TIMEOUT" ] || shorten 1
        [ -z "$QUEUE_TIMEOUT" ] || shorten $((QUEUE_TIMEOUT - ($(now) - since)))
    fi
}

shorten() { # SECONDS
    [ "$1" -ge "$hold" ] || hold=$(($1 > 1 ? $1 : 1))
}

# Until the job is over; the last answer is then flat.
watch() { # JOB SHOW
    JOB=$1 SHOW=$2 TOLD= TOLD_AT=0 since=$(now) ran=
    while :; do
        hold=2
        [ -t 2 ] || hold=5
        within_limits
        call 200 GET "/v1/jobs/$JOB?wait=$hold"
        flatten
        progress
        case $(field status) in
            succeeded | failed | cancelled) break ;;
            running)
                [ -n "$ran" ] || ran=$(now)
                [ -z "$TIMEOUT" ] || [ $(($(now) - ran)) -lt "$TIMEOUT" ] || too_late "not over after $TIMEOUT s"
                ;;
            *)
                ran=
                [ -z "$QUEUE_TIMEOUT" ] || [ $(($(now) - since)) -lt "$QUEUE_TIMEOUT" ] ||
                    too_late "not begun after $QUEUE_TIMEOUT s"
                ;;
        esac
    done
    [ -z "$SHOW" ] || [ ! -t 2 ] || say
}

gates() { # to stdout, a line for each
    i=0
    while [ -n "$(field "gates[$i].verdict")" ]; do
        g="gates[$i]"
        printf '%s\t%s\t%s\t%s\t%s\n' "$(field "$g.metric")" "$(field "$g.verdict")" "$(field "$g.value")" \
            "$(field "$g.baseline_value")" "$(field "$g.reason")"
        i=$((i + 1))
    done
}

# How the job of the last answer ended: $CODE and $VERDICT.
judge() {
    case $(field status) in
        failed) CODE=1 VERDICT="failed: job $JOB: $(field failure.type): $(field failure.detail)" ;;
        cancelled) CODE=3 VERDICT="cancelled: job $JOB" ;;
        succeeded)
            case $(field gates_passed) in
                true) CODE=0 VERDICT="succeeded: job $JOB, gates passed" ;;
                false) CODE=2 VERDICT="gate missed: job $JOB: $(gates | awk -F "$TAB" '$2 == "failed" { printf "%s%s %s", s, $1, $3; s = ", " }')" ;;
                *)
                    CODE=0 VERDICT="succeeded: job $JOB"
                    [ -z "$(field 'gates[0].verdict')" ] || CODE=6 VERDICT="inconclusive: job $JOB: the examples do not tell"
                    ;;
            esac
            ;;
        *) CODE=5 VERDICT="error: job $JOB is $(field status), not over" ;;
    esac
}

xml() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }

junit() {
    {
        printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="descent" tests="%s">\n' "$(($(gates | wc -l) + 1))"
        printf '  <testcase classname="descent" name="job %s">' "$JOB"
        case $(field status) in
            succeeded) ;;
            *) printf '<failure message="%s"/>' "$(printf '%s' "$VERDICT" | xml)" ;;
        esac
        printf '</testcase>\n'
        i=0
        gates | while IFS=$TAB read -r metric verdict rest; do
            min=$(field "gates[$i].min") max=$(field "gates[$i].max")
            name="$metric ${min:+at least $min}${max:+at most $max}"
            [ -n "$min$max" ] || name="$metric no worse by $(field "gates[$i].margin")"
            text="$metric is $(field "gates[$i].value") $(field "gates[$i].baseline_value") $(field "gates[$i].reason")"
            text=$(printf '%s' "$text" | sed 's/  */ /g; s/ *$//' | xml)
            i=$((i + 1))
            printf '  <testcase classname="descent.gates" name="%s">' "$(printf '%s' "$name" | xml)"
            case $verdict in
                failed) printf '<failure message="%s"/>' "$text" ;;
                inconclusive) printf '<error message="%s"/>' "$text" ;;
                skipped) printf '<skipped message="%s"/>' "$text" ;;
            esac
            printf '</testcase>\n'
        done
        printf '</testsuite>\n'
    } > "$JUNIT" || finish 5 "error: cannot write $JUNIT"
}

# Where there is no end to report: a pipeline must not take the files of an earlier run, or none, for success.
not_over() {
    [ -z "$OUTPUT" ] || printf 'job=%s\nexit_status=%s\n' "$JOB" "$CODE" >> "$OUTPUT" || say "cannot write $OUTPUT"
    [ -n "$JUNIT" ] || return 0
    {
        printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="descent" tests="1" errors="1">\n'
        printf '  <testcase classname="descent" name="job %s"><error message="%s"/></testcase>\n</testsuite>\n' \
            "$(printf '%s' "${JOB:-of $FILE}" | xml)" "$(printf '%s' "$VERDICT" | xml)"
    } > "$JUNIT" || say "cannot write $JUNIT"
}

output() {
    {
        printf 'job=%s\nstatus=%s\ngates_passed=%s\nexit_status=%s\n' \
            "$JOB" "$(field status)" "$(field gates_passed)" "$CODE"
        sed -n 's/^metrics\.\([a-z0-9_]*\)=\(-\{0,1\}[0-9].*\)$/\1=\2/p' "$WORK/flat"
    } >> "$OUTPUT" || finish 5 "error: cannot write $OUTPUT"
}

report() {
    judge
    [ -z "$JUNIT" ] || junit
    [ -z "$OUTPUT" ] || output
    REPORTED=1
    code=$CODE verdict=$VERDICT
    if [ -n "$SUMMARY${GITHUB_STEP_SUMMARY:-}" ]; then
        call 200 GET "/v1/jobs/$JOB/summary.md${BASELINE:+?baseline=$BASELINE}"
        for file in ${SUMMARY:+"$SUMMARY"} ${GITHUB_STEP_SUMMARY:+"$GITHUB_STEP_SUMMARY"}; do
            cat "$WORK/body" >> "$file" || finish 5 "error: cannot write $file"
        done
    fi
    finish "$code" "$verdict"
}

show() { # JOB
    JOB=$1
    call 200 GET "/v1/jobs/$JOB"
    flatten
}

fetch() { # JOB NAME…
    digested
    JOB=$1
    shift
    [ $# -gt 0 ] || set -- model.zip report.json
    call 200 GET "/v1/jobs/$JOB/artifacts"
    flatten
    cp "$WORK/flat" "$WORK/artifacts"
    mkdir -p "$TO" || finish 5 "error: cannot make $TO"
    for name; do
        case $name in */* | '' | .*) finish 5 "error: $name is no name of a file" ;; esac
        wanted=$(awk -v n="$name" '/^data\[[0-9]+\]\.name=/ { sub(/^[^=]*=/, ""); it = $0 == n }
            it && /^data\[[0-9]+\]\.sha256=/ { sub(/^[^=]*=/, ""); print; exit }' "$WORK/artifacts")
        [ -n "$wanted" ] || finish 5 "error: job $JOB has no $name"
        call 200 GET "/v1/jobs/$JOB/artifacts/$name"
        [ "$(digest "$WORK/body")" = "$wanted" ] || finish 5 "error: $name is not what its SHA-256 says"
        cp "$WORK/body" "$TO/$name" || finish 5 "error: cannot write $TO/$name"
        say "$TO/$name $wanted"
    done
    finish 0 "fetched: job $JOB: $*"
}

plot() { # JOB FILE
    file=${2:-plot.svg}
    JOB=$1
    call 200 GET "/v1/jobs/$JOB/plot.${file##*.}"
    cp "$WORK/body" "$file" || finish 5 "error: cannot write $file"
    finish 0 "plotted: job $JOB: $file"
}

usage() { finish 5 "error: usage: descent.sh submit|follow|wait|run|gates|fetch|plot …; see the head of the script${1:+: $1}"; }

number() { # OPTION VALUE
    case $2 in '' | *[!0-9]*) usage "$1 takes seconds" ;; esac
}

command -v curl > /dev/null || finish 5 "error: curl is needed"
[ $# -gt 0 ] || usage
COMMAND=$1
shift
count=$#
while [ "$count" -gt 0 ]; do
    argument=$1
    shift
    count=$((count - 1))
    case $argument in
        --dry-run) DRY=1 ;;
        --reuse) REUSE=1 ;;
        --key | --queue-timeout | --timeout | --on-stop | --summary | --baseline | --junit | --output | --to)
            [ "$count" -gt 0 ] || usage "$argument takes a value"
            case $argument in
                --key) KEY=$1 ;;
                --queue-timeout) number "$argument" "$1" && QUEUE_TIMEOUT=$1 ;;
                --timeout) number "$argument" "$1" && TIMEOUT=$1 ;;
                --on-stop) case $1 in cancel | leave) ON_STOP=$1 ;; *) usage "--on-stop takes cancel or leave" ;; esac ;;
                --summary) SUMMARY=$1 ;;
                --baseline) BASELINE=$1 ;;
                --junit) JUNIT=$1 ;;
                --output) OUTPUT=$1 ;;
                --to) TO=$1 ;;
            esac
            shift
            count=$((count - 1))
            ;;
        --*) usage "$argument is not known" ;;
        *) set -- "$@" "$argument" ;;
    esac
done
[ $# -gt 0 ] || usage
FILE=$1
case $COMMAND in
    submit)
        submit "$1"
        [ -z "$JOB" ] || printf '%s\n' "$JOB"
        [ -n "$JOB" ] || finish 0 "checked: the job can run"
        finish 0 "submitted: job $JOB"
        ;;
    run)
        submit "$1"
        [ -n "$JOB" ] || finish 0 "checked: the job can run"
        printf '%s\n' "$JOB"
        watch "$JOB" 1
        report
        ;;
    follow) watch "$1" 1 && report ;;
    wait) watch "$1" '' && report ;;
    gates)
        show "$1"
        gates
        report
        ;;
    fetch) fetch "$@" ;;
    plot) plot "$@" ;;
    *) usage "$COMMAND is not known" ;;
esac
