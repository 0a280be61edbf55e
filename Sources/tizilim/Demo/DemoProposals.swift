import JSONRPC
import Kernel

/// Proposals of one alliance of a demo, one in each state and some that are late.
struct DemoProposals {
    private static let texts = [
        (
            "Мемлекеттік әлеуметтік тапсырыстың орташа мерзімін үш жылға дейін ұзарту",
            "Продлить среднесрочный государственный социальный заказ до трёх лет"
        ),
        (
            "Ауылдағы ҮЕҰ-ға арналған ресурстық орталықтар ашу",
            "Открыть ресурсные центры для сельских НПО"
        ),
        (
            "ҮЕҰ есептілігін бір терезеге біріктіру",
            "Объединить отчётность НПО в одном окне"
        ),
        ("Волонтёрлердің сақтандырылуын енгізу", "Ввести страхование волонтёров"),
        (
            "Гранттар бойынша қорытындыларды ашық жариялау",
            "Публиковать итоги по грантам в открытом виде"
        ),
        (
            "Қоғамдық кеңестерге ҮЕҰ өкілдерін сайлау тәртібін нақтылау",
            "Уточнить порядок избрания представителей НПО в общественные советы"
        ),
        (
            "Мүгедектігі бар адамдарға қызмет стандарттарын жаңарту",
            "Обновить стандарты услуг для лиц с инвалидностью"
        ),
    ]

    private let dispatcher: Dispatcher
    private let coordinator: Caller

    init(_ dispatcher: Dispatcher, _ coordinator: Caller) {
        self.dispatcher = dispatcher
        self.coordinator = coordinator
    }

    func fill() async throws {
        for (number, text) in Self.texts.enumerated() {
            let made = try await dispatcher.call(
                "proposal.submit",
                [
                    "origin": ["kind": "forum", "name": "XI Civil Forum (sample)"],
                    "announcedOn": "2024-11-15",
                    "text": ["kk": .string(text.0), "ru": .string(text.1)],
                ], as: coordinator)
            try await bring(made["id"] ?? .null, number)
        }
    }

    /// The first stays where it came in, the last is done.
    private func bring(_ id: JSON, _ number: Int) async throws {
        if number == 0 { return }
        try await set(id, 1, "studied")
        if number == 1 { return }
        if number == 2 { return try await set(id, 2, "rejected", ["reason": "Sample"]) }
        _ = try await dispatcher.call(
            "proposal.assign",
            [
                "proposal": id, "version": 2, "tenant": "ministry",
                "planItem": .string("\(number)"),
                "deadline": .string(number.isMultiple(of: 2) ? "2025-12-31" : "2027-12-31"),
            ], as: coordinator)
        try await set(id, 3, "accepted")
        if number == 3 { return }
        try await set(id, 4, "implementing")
        if number < 6 { return }
        try await set(
            id, 5, "implemented",
            [
                "evidence": [
                    "reference": "sample, no document",
                    "sha256": .string(String(repeating: "0", count: 64)),
                ]
            ])
    }

    private func set(
        _ id: JSON, _ version: Int64, _ state: String, _ more: JSON.Object = [:]
    ) async throws {
        var params = more
        params["proposal"] = id
        params["version"] = .int(version)
        params["state"] = .string(state)
        _ = try await dispatcher.call("proposal.setStatus", params, as: coordinator)
    }
}
