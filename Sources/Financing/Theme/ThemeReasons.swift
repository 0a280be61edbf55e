import Kernel

extension Reason {
    static let themeSphereNotAllowed = Reason(
        "theme.sphereNotAllowed",
        kk: "Бұл құрал бүгін бұл салада берілмейді: instrument.list",
        ru: "В этой сфере сегодня этот инструмент не применяется: instrument.list",
        en: "That instrument is not given in that sphere today: instrument.list")
    static let themeOrganisationNotActive = Reason(
        "theme.organisationNotActive",
        kk: "Ұйым әрекет етпейді немесе басқа жазбаға біріктірілген",
        ru: "Организация не действует или объединена с другой записью",
        en: "The organisation is not active, or it is merged into another record")
    static let themeNotProposed = Reason(
        "theme.notProposed", kk: "Тақырып бұрын талқыланған немесе шешілген",
        ru: "Тема уже обсуждена или решена", en: "The theme is discussed or decided already")
    static let themeNotDiscussed = Reason(
        "theme.notDiscussed", kk: "Тек талқыланған тақырып бекітіледі",
        ru: "Утвердить можно только обсуждённую тему",
        en: "Only a theme that was discussed can be approved")
    static let themeDecided = Reason(
        "theme.decided", kk: "Тақырып бойынша шешім қабылданған", ru: "Тема уже решена",
        en: "The theme is decided already")
    static let themeFourEyes = Reason(
        "theme.fourEyes", kk: "Тақырыпты ұсынған адам ол бойынша шешім қабылдай алмайды",
        ru: "Кто предложил тему, не может принять по ней решение",
        en: "Who proposed a theme can't decide on it")
}
