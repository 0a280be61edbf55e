# Part of deploy/bench: whether proofs and the feed of a long log take as long as those of a short one.

address=127.0.0.1:$port
sql() { "$psql" -h "$socket" -U postgres -d tizilim -XAtqc "$1"; }

say "Writing $entries entries into the journal; the server gives them their positions meanwhile"
step=100000
for ((first = 1; first <= entries; first += step)); do
    last=$((first + step - 1 < entries ? first + step - 1 : entries))
    sql "SET synchronous_commit = off;
        INSERT INTO journal.entries (id, principal_id, actor, type, subject_kind, subject_id,
            version, leaf, public)
        SELECT overlay(lpad(to_hex(n), 32, '0') PLACING '7' FROM 13)::uuid,
               '00000000-0000-7000-8000-000000000001', 'bench', 'bench.made', 'bench',
               overlay(lpad(to_hex(n), 32, '0') PLACING '7' FROM 13)::uuid, 1,
               convert_to(format('{\"id\":\"%s\",\"kind\":\"bench\",\"facts\":{\"note\":\"%s\"}}',
                   n, repeat('x', 150)), 'UTF8'), true
        FROM generate_series($first::bigint, $last::bigint) AS n"
    printf '\r%d of %d' "$last" "$entries" >&2
done
printf '\n' >&2
begin=$SECONDS
while read -r held < <(sql "SELECT s.size, (SELECT count(*) FROM journal.entries e WHERE e.public
        AND (e.epoch, e.xid, e.id) > (s.done_epoch, s.done_xid, s.done_id))
        FROM journal.sequencer s") && [[ "${held#*|}" != 0 ]]; do
    printf '\r%s to go ' "${held#*|}" >&2
    sleep 5
done
say "In order after $((SECONDS - begin)) s more"
sql "VACUUM ANALYZE journal.log, journal.tiles"

# A thousand calls over the first entries of the log and over all of them.
size=$(sql "SELECT size FROM journal.checkpoints ORDER BY size DESC LIMIT 1")
cursor=$("$program" call feed.since limit=1 --address "$address" --json |
    sed -nE 's/.*"cursor": ?"([^"]+)".*/\1/p')
while ((${#cursor} % 4)); do cursor+==; done
origin=$(tr '_-' '/+' <<<"$cursor" | base64 -d | head -c 16)
number() { echo $(((RANDOM * 32768 + RANDOM) % $1)); }
call() {
    printf '{"jsonrpc":"2.0","id":1,"method":"%s","params":%s}\n' "$1" "$2"
}
for part in 100000 "$size"; do
    for _ in $(seq 1000); do
        position=$(number "$part")
        call log.inclusion "{\"position\":$position,\"size\":$part}" >&3
        call log.consistency "{\"from\":$((position + 1)),\"to\":$part}" >&4
        page=$(printf '%s\037%d' "$origin" "$position" | base64 -w 0 | tr '/+' '_-' | tr -d '=')
        call feed.since "{\"cursor\":\"$page\",\"limit\":200}" >&5
    done 3>"$work/inclusion" 4>"$work/consistency" 5>"$work/feed"
    for kind in inclusion consistency feed; do
        printf '\n%s, the first %s entries of %s\n' "$kind" "$part" "$size"
        "$program" bench run --address "$address" --calls "$work/$kind" --clients 1,8 \
            --seconds "$seconds"
    done
done
