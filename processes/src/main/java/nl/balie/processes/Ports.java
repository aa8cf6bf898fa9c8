package nl.balie.processes;

/** What all steps need, in one hand. */
public record Ports(
        CallPort calls,
        QueuePort queues,
        CallbackPort callbacks,
        SurveyPort surveys,
        RecordingPort recordings,
        DecisionPort decisions,
        LookUpPort lookUps,
        ContactPort contacts,
        ControlPort control) {}
