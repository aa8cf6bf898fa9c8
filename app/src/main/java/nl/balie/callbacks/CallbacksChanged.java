package nl.balie.callbacks;

/** The callbacks of an organisation are not what they were; published after the change is committed. */
public record CallbacksChanged(String organisation) {}
