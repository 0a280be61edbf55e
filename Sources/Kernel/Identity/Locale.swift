/// A language of the register: the state language, the official one, and English.
package enum Locale: String, CaseIterable, Sendable {
    case kk
    case ru
    case en
}

/// A text in all three languages.
package struct Text: Hashable, Sendable {
    package var kk: String
    package var ru: String
    package var en: String

    package init(kk: String, ru: String, en: String) {
        self.kk = kk
        self.ru = ru
        self.en = en
    }

    package subscript(_ locale: Locale) -> String {
        switch locale {
        case .kk: kk
        case .ru: ru
        case .en: en
        }
    }
}
