package nl.balie.people;

/** A user chose the device at which he wants to be rung. */
public record PhoneChosen(String username) {}
