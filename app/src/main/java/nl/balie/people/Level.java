package nl.balie.people;

/** How far a right goes; no level means that the area is not even seen. */
public enum Level {
    VIEW,
    CHANGE
}
