import Kernel

extension OrganisationCheck {
    /// Enough to notice a value in the wrong column; whether mail arrives only mail can tell.
    mutating func email() -> String? {
        guard let email = text(.email, lengthMax: ImportRules.emailLengthMax) else { return nil }
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = email.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } && !email.contains(",")
        guard parts.count == 2, !parts[0].isEmpty, isPlain, Self.isHost(parts[1]) else {
            refuse(.email, "email", "is not one e-mail address")
            return nil
        }
        return email
    }

    /// Seven digits (a local number) to fifteen (the most there are), and the signs people put
    /// between them. Source: ITU-T E.164.
    mutating func phone(_ column: OrganisationColumn) -> String? {
        guard let phone = text(column, lengthMax: ImportRules.phoneLengthMax) else { return nil }
        let digits = phone.utf8.count { (48...57).contains($0) }
        let known = phone.utf8.allSatisfy { "+0123456789 ()-,./".utf8.contains($0) }
        guard known, (7...30).contains(digits) else {
            refuse(column, "phone", "is not a telephone number or two")
            return nil
        }
        return phone
    }

    /// A web address with http, https or nothing in front. Anything else, such as `javascript:`,
    /// could harm whoever follows it.
    mutating func website() -> String? {
        guard let site = text(.website, lengthMax: ImportRules.websiteLengthMax) else {
            return nil
        }
        let lower = site.lowercased()
        let scheme = ["https://", "http://"].first { lower.hasPrefix($0) } ?? ""
        let host = site.dropFirst(scheme.count).prefix { !"/?#:".contains($0) }
        guard Self.isHost(host), !site.contains(" ") else {
            refuse(.website, "website", "is not a web address")
            return nil
        }
        return site
    }

    /// Letters (of any script), digits and hyphens with dots between.
    private static func isHost(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && (isPlain(label) || label.allSatisfy(isPartOfHost))
            }
    }

    /// Whether a label is ASCII, as most are; whole characters take a hundred times as long.
    private static func isPlain(_ label: Substring) -> Bool {
        label.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    private static func isPartOfHost(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-"
    }
}
