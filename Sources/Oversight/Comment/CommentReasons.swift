import Kernel

extension Reason {
    static let subjectVersion = Reason(
        "comment.subjectVersion", kk: "Жазбаның мұндай нұсқасы жоқ",
        ru: "У записи нет такой версии", en: "The record has no such version")
    static let commentNotShown = Reason(
        "comment.notShown", kk: "Пікір көрсетілмейді", ru: "Комментарий не показывается",
        en: "The comment is not shown")
    static let commentNotEditable = Reason(
        "comment.notEditable",
        kk: "Жасырылған, қайтарып алынған немесе жойылған пікір өзгертілмейді",
        ru: "Скрытый, отозванный или уничтоженный комментарий не изменяют",
        en: "A comment that is hidden, withdrawn or erased can't be changed")
    static let commentAnswered = Reason(
        "comment.answered",
        kk: "Пікірге жауап берілген немесе оны қолдағандар бар: толықтыруды жауап ретінде жазыңыз",
        ru: "На комментарий ответили или его поддержали: дополнение напишите ответом",
        en: "The comment was answered or joined: write what you add as a reply")
    static let commentErased = Reason(
        "comment.erased", kk: "Пікір бұрын жойылған", ru: "Комментарий уже уничтожен",
        en: "The comment is erased already")
}
