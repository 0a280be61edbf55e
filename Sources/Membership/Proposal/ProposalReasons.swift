import Kernel

extension Reason {
    static let proposalOwn = Reason(
        "proposal.own", kk: "Ұйым өз ұсынысын қолдай алмайды: ол онсыз да оның авторы",
        ru: "Организация не поддерживает своё предложение: она и так его автор",
        en: "An organisation can't support its own proposal: it made it")
    static let proposalSupported = Reason(
        "proposal.alreadySupported", kk: "Ұйым бұл ұсынысты бұрын қолдаған",
        ru: "Организация уже поддержала это предложение",
        en: "The organisation supports this proposal already")
    static let proposalClosed = Reason(
        "proposal.closed", kk: "Ұсыныс орындалған немесе қабылданбаған",
        ru: "Предложение исполнено или отклонено",
        en: "The proposal is implemented or rejected")
    static let proposalNotStudiable = Reason(
        "proposal.notStudiable",
        kk: "Тек түскен немесе қабылданбаған ұсыныс қарауға алынады",
        ru: "На изучение берут только поступившее или отклонённое предложение",
        en: "Only a proposal that was received or rejected can be studied")
    static let proposalNotStudied = Reason(
        "proposal.notStudied", kk: "Жоспарға тек зерделенген ұсыныс енгізіледі",
        ru: "В план включают только изученное предложение",
        en: "Only a proposal that was studied goes into the plan")
    static let proposalNotAssigned = Reason(
        "proposal.notAssigned",
        kk: "Жауапты орган, жоспардың тармағы және мерзім көрсетілуге тиіс: proposal.assign",
        ru: "Нужны ответственный орган, пункт плана и срок: proposal.assign",
        en: "It needs a responsible body, an item of the plan and a deadline: proposal.assign")
    static let proposalNotRejectable = Reason(
        "proposal.notRejectable",
        kk: "Тек зерделенген немесе жоспардағы ұсыныс қабылданбай қалуы мүмкін",
        ru: "Отклонить можно только изученное или включённое в план предложение",
        en: "Only a proposal that was studied or is in the plan can be rejected")
    static let proposalNotAccepted = Reason(
        "proposal.notAccepted", kk: "Орындау тек жоспарға енгізілгеннен кейін басталады",
        ru: "К исполнению переходят только после включения в план",
        en: "Only a proposal that is in the plan can be carried out")
    static let proposalNotImplementing = Reason(
        "proposal.notImplementing", kk: "Ұсыныс орындалып жатқан жоқ",
        ru: "Предложение не исполняется", en: "The proposal is not being carried out")
    static let proposalReasonMissing = Reason(
        "proposal.reasonMissing", kk: "Қайта ашу үшін себебін көрсетіңіз",
        ru: "Чтобы вернуть предложение, укажите причину",
        en: "Say why the proposal is taken up again")
}
