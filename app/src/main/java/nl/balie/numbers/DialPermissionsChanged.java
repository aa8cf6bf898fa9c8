package nl.balie.numbers;

/** Others may dial other kinds of numbers. Published in the transaction that did it. */
record DialPermissionsChanged(String organisation) {}
