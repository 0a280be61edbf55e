import Testing

@testable import Oversight

/// Numbers of persons are found however they are written, and other numbers are left alone.
@Suite struct PersonalDataTests {
    @Test(arguments: [
        ("ЖСН 990106300596", PersonalData.iin), ("ИИН: 9901 0630 0596", .iin),
        ("990106-300596", .iin), ("звоните +7 (701) 123-45-67", .phone),
        ("8 727 250 11 22", .phone), ("87011234567", .phone), ("тел. 701 123 45 67", .phone),
        ("каб. 5 87011234567", .phone), ("990106300596 87011234567", .iin),
        ("990106300596 87011234567", .phone), ("12 990106 300596", .iin),
        ("4400 4301 2345 6789 12/27", .card), ("Дом 5, кв. 7 701 123 45 67", .phone),
        ("4400 4301 2345 6789", .card), ("4111111111111111", .card), ("４１１１１１１１１１１１１１１１", .card),
    ])
    func `is found`(text: String, kind: PersonalData) {
        #expect(PersonalData.found(in: text).contains(kind), "\(text)")
    }

    @Test(arguments: [
        "БИН 050440012345", "990106300597", "сумма 2 162 500,00 тенге", "2024 2025 2026",
        "договор № 123456789", "4111 1111 1111 1112", "1 000 000 000", "с 01.01.2026 по 31.12.2026",
        "статья 41, пункт 5", "12 34 56 78 90 12", "2024-2025 12 600 000",
        "1 500 000 2 500 000 3 500 000", "9901063005961", "587011234567",
        "с 09:00 до 18:00, 15.03.2026 14.04.2026", "12345678901", "",
    ])
    func `is not seen where there is none`(text: String) {
        #expect(PersonalData.found(in: text).isEmpty, "\(text)")
    }
}
