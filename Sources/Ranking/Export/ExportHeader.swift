package import JSONRPC
package import Kernel
package import Postgres

/// What an export says of itself.
package struct ExportHeader: Sendable, Equatable {
    package var snapshot: UUIDValue
    package var cutOff: CivilDate
    package var method: String
    package var methodVersion: Int64

    package init(snapshot: UUIDValue, cutOff: CivilDate, method: String, methodVersion: Int64) {
        self.snapshot = snapshot
        self.cutOff = cutOff
        self.method = method
        self.methodVersion = methodVersion
    }

    package var json: JSON {
        [
            "snapshot": .string(snapshot.description), "cutOff": .string(cutOff.description),
            "method": .string(method), "methodVersion": .int(methodVersion),
        ]
    }

    package init?(json: JSON) {
        guard let snapshot = json["snapshot"]?.string.flatMap({ UUIDValue($0) }),
            let cutOff = json["cutOff"]?.string.flatMap({ CivilDate($0) }),
            let method = json["method"]?.string, let version = json["methodVersion"]?.int64
        else { return nil }
        self.init(snapshot: snapshot, cutOff: cutOff, method: method, methodVersion: version)
    }
}

extension CutOff {
    package init(_ day: CivilDate) {
        let (year, month, day) = day.parts
        self.init(Int32(year * 10_000 + month * 100 + day))
    }
}
