import JSONRPC
import Kernel
import Postgres
import Ranking

extension Recomputation {
    func text(width: Int) -> String {
        let isEqual = differences.isEmpty
        var lines = [
            isEqual
                ? "EQUAL: the result follows from the method and the rows, byte for byte."
                : "DIFFERENT: \(differenceCount) lines are not what they must be.", "",
        ]
        var pairs: [(name: String, value: String)] = []
        if let header {
            pairs += [
                ("snapshot", header.snapshot.description), ("cut-off", header.cutOff.description),
                ("method", "\(header.method), version \(header.methodVersion)"),
            ]
        }
        pairs += [
            ("organisations", Progress.grouped(organisations)),
            ("rows", Progress.grouped(inputs)), ("digest", Hex.text(digest)),
        ]
        lines += KeyValueList(pairs: pairs).lines(width: width)
        if !isEqual {
            let rows = differences.map { one in
                [
                    "\(one.line)", one.kind.rawValue, one.organisation?.description ?? "",
                    one.shown(one.found), one.shown(one.expected ?? ""),
                ]
            }
            lines.append("")
            lines += Table(["line", "what", "organisation", "found", "expected"], rows)
                .lines(width: width)
            if differenceCount > differences.count {
                lines.append("… and \(differenceCount - differences.count) more")
            }
        }
        return lines.joined(separator: "\n")
    }

    var json: JSON {
        var object: JSON.Object = [
            "equal": .bool(differences.isEmpty), "organisations": .int(organisations),
            "inputs": .int(inputs), "digest": .string(Hex.text(digest)),
            "differenceCount": .int(differenceCount),
            "differences": .array(differences.map(\.json)),
        ]
        object["snapshot"] = header?.json
        return .object(object)
    }
}

extension Recomputation.Difference {
    fileprivate func shown(_ line: String) -> String { line.replacing("\t", with: " ") }

    fileprivate var json: JSON {
        var object: JSON.Object = [
            "kind": .string(kind.rawValue), "line": .int(line), "found": .string(found),
        ]
        object["organisation"] = organisation.map { .string($0.description) }
        object["expected"] = expected.map { .string($0) }
        return .object(object)
    }
}
