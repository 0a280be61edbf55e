import JSONRPC
import Kernel
import Postgres

/// How far somebody has read the log; opaque to the client.
///
/// It names the log that it belongs to, so that a cursor of another register, or of this one after
/// its log was begun anew, is refused instead of skipping entries in silence.
struct FeedCursor: Parameter, Equatable {
    /// The first hex digits of SHA-256 of the log's origin; empty before the log has one.
    var origin: String
    /// The next entry to read: every entry before it was read.
    var position: Int64

    static var schema: Schema { .string(lengthMax: Cursor.bytesMax) }
    static var sample: FeedCursor { FeedCursor(origin: "", position: 0) }

    init(origin: String, position: Int64) {
        self.origin = origin
        self.position = position
    }

    init(json: JSON) throws(ParameterError) {
        guard case .string(let text) = json, let keys = Cursor.decode(text), keys.count == 2,
            let position = Int64(keys[1]), position >= 0, keys[0].utf8.count <= Self.originBytes
        else { throw ParameterError("cursor") }
        self.init(origin: keys[0], position: position)
    }

    /// Enough that two logs never look alike by chance.
    private static let originBytes = 16

    var text: String {
        String(decoding: Cursor.encode([origin, String(position)]), as: UTF8.self)
    }
}

extension Reason {
    static let cursorAhead = Reason(
        "feed.cursorAhead", kk: "Бұл орын журналдың соңынан кейін: бұл сервердің деректері ескірек",
        ru: "Это место дальше конца журнала: данные этого сервера старее",
        en: "This cursor is beyond the end of the log: this server's data are older than yours")
    static let cursorForeign = Reason(
        "feed.cursorForeign", kk: "Бұл орын басқа журналдікі: feed.snapshot арқылы қайта бастаңыз",
        ru: "Это место другого журнала: начните заново с feed.snapshot",
        en: "This cursor belongs to another log: start over with feed.snapshot")
    static let feedTenantUnknown = Reason(
        "feed.tenantUnknown", kk: "Мұндай коды бар ұйым жоқ: tenant.list қараңыз",
        ru: "Нет тенанта с таким кодом: список даёт tenant.list",
        en: "There is no tenant with this code: tenant.list lists them")
    static let feedKindUnknown = Reason(
        "feed.kindUnknown", kk: "Жазбалардың бұл түрінің көшірмесі жоқ",
        ru: "Для этого вида записей нет копии", en: "There is no snapshot of this kind of record")
}
