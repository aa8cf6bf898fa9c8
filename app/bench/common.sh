# shellcheck shell=bash
# Wat elke meting nodig heeft: een eigen installatie van Balie, SIPp en JDK 25. Voor 'source', met de namen van nodige programma's.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=app/target/bench
bench=$PWD/app/bench
export BALIE_DATA=$PWD/$work/data BALIE_HTTP_PORT=${BENCH_HTTP_PORT:-8180} BALIE_SIP_PORT=${BENCH_SIP_PORT:-5160}
phone_port=$((BALIE_SIP_PORT + 10)) caller_port=$((BALIE_SIP_PORT + 20))
base=http://127.0.0.1:$BALIE_HTTP_PORT
pid=
seconds=
background=()
limits="--balie.sip.new-calls-per-second=1000 --balie.sip.new-calls-per-caller=1000" # SIPp is een enkele beller

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}
stop() {
    for one in "${background[@]}"; do kill "$one" 2>/dev/null || true; done
    background=()
    [[ -n $pid ]] || return 0
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
    pid=
}
trap stop EXIT

load() { cut -d' ' -f1-3 /proc/loadavg; }
java() { "$jdk/bin/java" -XX:TieredStopAtLevel=1 -cp 'app/target/balie/lib/*' "$bench/Bench.java" "$@"; }
sip() { # naam, rest van de opdracht; slaagt ook als er gesprekken mislukken, de uitkomst staat in het verslag
    local name=$1
    shift
    sipp -i 127.0.0.1 -mi 127.0.0.1 -nostdin -trace_err -error_file "$work/$name.err" \
        -trace_stat -stf "$work/$name.csv" -fd 5 "$@" >"$work/$name.out" 2>&1 || true
}
# Gelukt en mislukt, uit de laatste regel van SIPp's telling.
counts() {
    [[ -s $work/$1.csv ]] || fail "SIPp begon niet: $(grep -m 1 . "$work/$1.out")"
    awk -F';' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        END { print $at["SuccessfulCall(C)"], $at["FailedCall(C)"] }' "$work/$1.csv"
}

start() { # meer opties
    local begun=$EPOCHREALTIME
    : >"$work/run.log"
    # shellcheck disable=SC2086 # meer dan één optie
    ./balie run --balie.sip.media-timeout=10m $limits "$@" ${BENCH_OPTIONS:-} >"$work/run.log" 2>&1 &
    pid=$!
    until grep -q 'Balie is klaar' "$work/run.log"; do
        kill -0 "$pid" 2>/dev/null || fail "Balie start niet: $(tail -n 3 "$work/run.log")"
        sleep 0.1
    done
    seconds=$(awk -v from="$begun" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }')
}

for program in "$@"; do
    command -v "$program" >/dev/null || fail "Niet geïnstalleerd: $program (op Debian: sip-tester, tshark, gawk, procps, curl)."
done
[[ -f app/target/balie/.built ]] || fail "Bouw Balie eerst: ./balie build"
jdk=
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/*; do
    if [[ -n $candidate && -x $candidate/bin/javac && -r $candidate/release ]] && grep -q '^JAVA_VERSION="25[."]' "$candidate/release"; then
        jdk=$candidate
        break
    fi
done
[[ -n $jdk ]] || fail "De bench heeft JDK 25 nodig."
rm -rf "$work"
mkdir -p "$work"
