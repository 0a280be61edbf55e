package import JSONRPC
import Postgres

extension CivilDate: Bindable, Readable, ArrayElement {
    package static var type: UInt32 { DayCount.type }
    package static var arrayType: UInt32 { DayCount.arrayType }

    package func encode(into bytes: inout [UInt8]) {
        DayCount(Int64(daysSinceEpoch)).encode(into: &bytes)
    }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard let count = DayCount(binary: bytes, type: type) else { return nil }
        self.init(daysSinceEpoch: Int(count.days))
    }
}

extension CivilDate: Parameter {
    package static var schema: Schema { .date }
    package static var sample: CivilDate { CivilDate(daysSinceEpoch: 0)! }

    package init(json: JSON) throws(ParameterError) {
        guard let text = json.string, let date = CivilDate(text) else {
            throw ParameterError("date")
        }
        self = date
    }
}
