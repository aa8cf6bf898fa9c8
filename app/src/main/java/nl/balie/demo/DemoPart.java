package nl.balie.demo;

/** Something of a demo organisation; parts are loaded in their {@code @Order}, people last. */
interface DemoPart {
    /** Adds it, within the tenancy of the organisation. */
    void load(String organisation);
}
