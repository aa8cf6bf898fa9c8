package nl.balie.acd;

/** A contact came into or left a queue of the organisation; published after the change is committed. */
public record QueueChanged(String organisation) {}
