# Part of deploy/bench: the server beside pgbench and beside programs in Python, in rounds.

# scenario clients depth who calls/s p50 p99 p99.9 failed
note() { printf '%s\t' "$@" >>"$work/all" && printf '\n' >>"$work/all"; }

run_pgbench() {
    local scenario=$1 clients=$2 user=tizilim_read files=() defines=() script line
    case "$scenario" in
        get) files=("$work/get.sql") ;;
        search) files=("$work"/search*.sql) ;;
        feed) files=("$work/feed.sql") ;;
        write) files=("$here/bench.d/write.sql") user=tizilim_app
            defines=(-D "started=0" -D "token=$token_id") ;;
        *) return ;;
    esac
    local arguments=()
    for script in "${files[@]}"; do
        arguments+=(-f "$script")
        if [[ -f "${script%.sql}.args" ]]; then
            while IFS= read -r line; do defines+=(-D "$line"); done <"${script%.sql}.args"
        fi
    done
    rm -f "$work"/log.*
    # Every twentieth transaction is logged: the percentiles need no more, and writing costs.
    "$pgbench" -n -M prepared -h "$socket" -U "$user" -c "$clients" -j "$(nproc)" \
        -T $((seconds + 1)) -l --sampling-rate=0.05 --log-prefix="$work/log" \
        "${arguments[@]}" "${defines[@]}" tizilim >"$work/pgbench.out" 2>"$work/pgbench.err" ||
        { cat "$work/pgbench.err" >&2 && exit 1; }
    local rate
    rate=$(sed -nE 's/^tps = ([0-9]+).*/\1/p' "$work/pgbench.out")
    read -r -a shares < <(cat "$work"/log.* | awk '{ print $3 }' | sort -n | awk '
        { value[NR] = $1 }
        function at(share) { return value[int((NR - 1) * share) + 1] }
        END { print at(0.5), at(0.99), at(0.999) }')
    note "$scenario" "$clients" 1 pgbench "$rate" "${shares[@]}" 0
}

# Runs the load generator and notes what it says.
run_load() {
    local scenario=$1 clients=$2 depth=$3 who=$4 line
    shift 4
    line=$("$program" bench run "$@" --json --clients "$clients" --in-flight "$depth" \
        --seconds "$seconds" --warm-up-seconds 1)
    field() { sed -nE "s/.*\"$1\":([0-9]+).*/\1/p" <<<"$line"; }
    note "$scenario" "$clients" "$depth" "$who" "$(field rate)" "$(field p50)" "$(field p99)" \
        "$(field p999)" "$(field failed)"
}

round() {
    local scenario clients_now depth
    for scenario in ${scenarios//,/ }; do
        for clients_now in ${clients//,/ }; do
            run_pgbench "$scenario" "$clients_now"
            for depth in ${in_flight//,/ }; do
                TIZILIM_TOKEN=$secret run_load "$scenario" "$clients_now" "$depth" tizilim \
                    "$scenario" --address "127.0.0.1:$port"
                if [[ "$scenario" != get || "$python" == no ]]; then continue; fi
                run_load get "$clients_now" "$depth" lines \
                    --calls "$work/get.calls" --address "127.0.0.1:$((port + 1))"
                # HTTP/1.1 answers one call of a connection before it reads the next.
                if ((depth > 1)); then continue; fi
                run_load get "$clients_now" "$depth" fastapi --http \
                    --calls "$work/get.calls" --address "127.0.0.1:$((port + 2))"
            done
        done
    done
}

for number in $(seq "$rounds"); do
    say "Round $number of $rounds"
    round
done

sort -s -t $'\t' -k1,1 -k2,2n -k3,3n "$work/all" | awk -F '\t' -f "$here/bench.d/table.awk"
