package nl.balie.pages;

/** What a page was asked for, in its model, that shows by itself what is wrong with it. */
public interface Asked {
    /** Whether something is. */
    boolean isWrong();
}
