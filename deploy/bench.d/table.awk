# Medians, ratios and spreads of the rounds, from lines sorted by scenario, clients and depth:
# scenario, clients, in flight, who, calls/s, p50, p99, p99.9, failed.
function median(list, n,    i, j, swap) {
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && list[j - 1] > list[j]; j--) {
            swap = list[j]; list[j] = list[j - 1]; list[j - 1] = swap
        }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}
function middle(key, column,    i, list) {
    for (i = 1; i <= count[key]; i++) list[i] = cell[key, i, column] + 0
    return median(list, count[key])
}
function spread(key,    i, low, high, value) {
    low = high = cell[key, 1, 5]
    for (i = 1; i <= count[key]; i++) {
        value = cell[key, i, 5] + 0
        if (value < low) low = value
        if (value > high) high = value
    }
    return (high - low) / middle(key, 5)
}
{
    key = $1 FS $2 FS $3 FS $4
    if (!(key in count)) order[++keys] = key
    count[key]++
    for (column = 5; column <= 9; column++) cell[key, count[key], column] = $column
}
END {
    shape = "%-12s %7s %9s  %-8s %9s %7s %7s %8s %8s %8s %7s %7s\n"
    printf shape, "scenario", "clients", "in flight", "who", "calls/s", "ratio", "behind", \
        "p50 µs", "p99 µs", "p99.9 µs", "failed", "spread"
    for (i = 1; i <= keys; i++) {
        key = order[i]
        split(key, part, FS)
        rate = middle(key, 5)
        limit = part[1] FS part[2] FS 1 FS "pgbench"
        own = part[1] FS part[2] FS part[3] FS "tizilim"
        ratio = limit in count ? sprintf("%.2f", rate / middle(limit, 5)) : "-"
        behind = part[4] != "pgbench" && part[4] != "tizilim" && own in count \
            ? sprintf("%.1f", middle(own, 5) / rate) : "-"
        printf shape, part[1], part[2], part[3], part[4], int(rate), ratio, behind, \
            int(middle(key, 6)), int(middle(key, 7)), int(middle(key, 8)), \
            int(middle(key, 9)), sprintf("%.0f%%", spread(key) * 100)
    }
}
