# Part of deploy/bench: what it costs when there is more of everything. A cliff would be a step at
# which the answers a second fall away, instead of giving way little by little.

address=127.0.0.1:$port

load() { TIZILIM_TOKEN=$secret "$program" bench run "$@" --address "$address" --seconds "$seconds"; }
title() { printf '\n%s\n' "$*"; }

title "Connections, one call in flight each ($count organisations)"
load get --clients 1,8,32,100,1000,10000

title "Calls in flight, 8 connections"
load get --clients 8 --in-flight 1,2,4,8,16,32,64

title "Visitors' mix and search, as connections grow"
load public-read --clients 1,8,32,100
load search --clients 1,8,32,100

title "Subscribers, from a change to its notice"
load subscribe --clients 1,100,1000

# Two administrators make an officer of a new tenant each time; prints the token.
administrator() { sed -n "s/^administrator-$1 //p" "$data/demo-tokens.txt"; }
ask() {
    TIZILIM_TOKEN=$(administrator "$1") "$program" call --address "$address" --json "${@:2}"
}
id_of() { sed -nE 's/.*"id": ?"([^"]+)".*/\1/p' | head -n 1; }
officer_of() {
    local principal grant issued
    principal=$(ask 1 principal.create kind=person "label=bench of $1" | id_of)
    grant=$(ask 1 principal.grant "principal=$principal" role=officer "tenant=$1" | id_of)
    ask 2 principal.approveGrant "grant=$grant" >/dev/null
    issued=$(ask 1 token.issue "grant=$grant" label=bench)
    ask 2 token.approve "token=$(id_of <<<"$issued")" >/dev/null
    sed -nE 's/.*"secret": ?"([^"]+)".*/\1/p' <<<"$issued"
}

title "Tenants, 40 connections that share them out"
say "Making tenants and their officers"
for number in $(seq 40); do
    ask 1 tenant.create kind=operator "code=BENCH-$number" validFrom=2026-01-01 \
        "name.kk=Bench $number" "name.ru=Bench $number" "name.en=Bench $number" >/dev/null 2>&1 ||
        true # There from a run before on the same data.
    officer_of "BENCH-$number"
done >"$work/tokens"
for number in 1 10 20 40; do
    head -n "$number" "$work/tokens" >"$work/tokens.now"
    echo "$number tenants"
    "$program" bench run get --address "$address" --clients 40 --in-flight 4 \
        --seconds "$seconds" --tokens "$work/tokens.now"
done

title "From the start to the first answer, the database being there and migrated"
second_port=$((port + 3))
call='{"jsonrpc":"2.0","id":1,"method":"ngo.search","params":{"limit":1}}'
start_second() {
    "$program" serve --database "host=$socket dbname=tizilim" --data "$work/second" \
        --listen "127.0.0.1:$second_port" 2>/dev/null &
    second=$!
    until (
        exec 3<>"/dev/tcp/127.0.0.1/$second_port" && echo "$call" >&3 && read -r -u 3 -t 5 _
    ) 2>/dev/null; do sleep 0.005; done
}
for _ in 1 2 3 4 5; do
    begin=${EPOCHREALTIME/[.,]/}
    start_second
    end=${EPOCHREALTIME/[.,]/}
    echo "$(((end - begin) / 1000)) ms"
    kill "$second" && wait "$second" || true
done

# A server that has done nothing else: memory that it once used would hide what connections take.
title "Idle connections"
start_second
started+=("$second")
"$program" bench connections --address "127.0.0.1:$second_port" --clients 1000,10000 \
    --pid "$second" --warm-up-seconds 2
