import JSONRPC

/// An answer for people: pages and lists as tables, records as names with values.
struct AnswerView {
    /// `kk`, `ru` or `en`: the language whose names are shown in tables.
    var locale: String
    var width: Int

    func text(of answer: JSON) -> String { lines(of: answer).joined(separator: "\n") }

    private func lines(of answer: JSON) -> [String] {
        switch answer {
        case .object(let object):
            guard let items = object["items"]?.array else { return record(object) }
            return table(items) + ending(of: object, count: items.count)
        case .array(let items): return table(items)
        default: return [Self.word(answer)]
        }
    }

    /// What a page has beside its items.
    private func ending(of page: JSON.Object, count: Int) -> [String] {
        var rest = page
        rest["items"] = nil
        rest["next"] = nil
        var lines = ["", count == 1 ? "1 item" : "\(count) items"]
        if let next = page["next"]?.string { lines += ["more: add cursor=\(next.safeForTerminal)"] }
        return lines + (rest.isEmpty ? [] : record(rest))
    }

    // MARK: Tables

    private func table(_ items: [JSON]) -> [String] {
        guard !items.isEmpty else { return ["(none)"] }
        let rows = items.map { cells(of: $0) }
        var titles: [String] = []
        for row in rows {
            for cell in row where !titles.contains(cell.name) { titles.append(cell.name) }
        }
        let body = rows.map { row in
            titles.map { title in row.first { $0.name == title }?.value ?? "" }
        }
        return Table(titles, body).lines(width: width)
    }

    private func cells(of item: JSON) -> [(name: String, value: String)] {
        guard let object = item.object else { return [("value", Self.word(item))] }
        return object.flatMap { member -> [(name: String, value: String)] in
            if let names = member.value.object {
                if let text = localised(names) { return [(member.key, text)] }
                return cells(of: member.value).map { ("\(member.key).\($0.name)", $0.value) }
            }
            return [(member.key, Self.word(member.value))]
        }
    }

    /// The text of `{kk, ru, en}` in the person's language, or in the one that there is.
    private func localised(_ names: JSON.Object) -> String? {
        guard !names.isEmpty, names.keys.allSatisfy(["kk", "ru", "en"].contains) else { return nil }
        let found = [locale, "kk", "ru", "en"].compactMap { names[$0]?.string }.first
        return found ?? ""
    }

    // MARK: Records

    private func record(_ object: JSON.Object) -> [String] {
        var pairs: [(name: String, value: String)] = []
        var tables: [(name: String, items: [JSON])] = []
        collect(object, below: "", &pairs, &tables)
        let list = KeyValueList(pairs: pairs).lines(width: width)
        return list
            + tables.flatMap { table in ["", "\(table.name):"] + self.table(table.items) }
    }

    private func collect(
        _ object: JSON.Object, below prefix: String,
        _ pairs: inout [(name: String, value: String)],
        _ tables: inout [(name: String, items: [JSON])]
    ) {
        for member in object {
            let name = prefix + member.key
            switch member.value {
            case .object(let inner) where !inner.isEmpty:
                collect(inner, below: name + ".", &pairs, &tables)
            case .array(let items) where items.contains { $0.object != nil }:
                tables.append((name, items))
            default: pairs.append((name, Self.word(member.value)))
            }
        }
    }

    private static func word(_ json: JSON) -> String {
        switch json {
        case .null: "–"
        case .bool(let value): value ? "yes" : "no"
        case .number(let text), .string(let text): text
        case .array(let items): items.map(word).joined(separator: ", ")
        case .object: json.text
        }
    }
}
