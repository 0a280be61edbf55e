package import Kernel

/// What citizens say about public records, who moderates it, what bodies answer and by when.
package enum OversightModule {
    package static let methods: [any Method.Type] = [
        EditComment.self, EraseComment.self, FindSimilarComments.self, GetComment.self,
        GetOriginal.self, ListComments.self, PostComment.self, ReplyToComment.self,
        SupportComment.self, WithdrawComment.self,
        AppealModeration.self, DecideModeration.self, ListModeration.self,
        ListModerationQueue.self, ListModerationReasons.self, RequestHiding.self,
        ReviewModeration.self,
        EscalateAnswer.self, ExplainDeadline.self, GiveAnswer.self, ListDutyQueue.self,
        ListOverdueDuties.self, PauseDeadline.self, RateAnswer.self, ResumeDeadline.self,
        CloseAppeal.self, ConvertToAppeal.self, ExtendAppeal.self, ForwardAppeal.self,
        GetAppeal.self, RegisterAppeal.self, ReturnAppeal.self,
        AddRecommendation.self, AnswerRecommendation.self, GetDocument.self, ListDocuments.self,
        OpenDocument.self, PublishDocument.self, SendDocument.self,
        ReportCorrection.self, ResolveCorrection.self,
        ConfirmFix.self, DenyFix.self, ListFixQuestions.self, ReopenFix.self,
        AddFollow.self, ListFollows.self, ListNews.self, RemoveFollow.self,
        CountOversight.self, ListCounted.self, ListLeague.self,
    ]
}
