package nl.balie.directory.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import nl.balie.directory.Colleague;
import nl.balie.directory.PhoneLine.Kind;

/** A column of the table that is exported and imported, in the order of the export. */
enum ColleagueColumn {
    FIRST_NAME("voornaam", "firstName", details -> details.person().first()),
    INFIX("tussenvoegsel", "infix", details -> details.person().infix()),
    SURNAME("achternaam", "surname", details -> details.person().last()),
    DEPARTMENT("afdeling", "department", Colleague.Details::department),
    JOB("functie", "job", Colleague.Details::job),
    DIRECT("doorkiesnummer", "direct", details -> ColleagueForm.numbers(details, Kind.DIRECT)),
    MOBILE("mobiel", "mobile", details -> ColleagueForm.numbers(details, Kind.MOBILE)),
    LANDLINE("vast", "landline", details -> ColleagueForm.numbers(details, Kind.LANDLINE)),
    SHARED("afdelingsnummer", "shared", details -> ColleagueForm.numbers(details, Kind.SHARED)),
    OTHER("overig nummer", "other", details -> ColleagueForm.numbers(details, Kind.OTHER)),
    EMAIL("e-mailadres", "email", Colleague.Details::email),
    REMARK("opmerking", "remark", Colleague.Details::remark),
    ORDER("volgorde", "sortOrder", details -> String.valueOf(details.sortOrder())),
    VISIBLE("zichtbaar", "visible", details -> details.visible() ? ColleagueColumn.YES : ColleagueColumn.NO),
    /** In the table a user's name to sign in with; an id says nobody anything. */
    USER("gebruikersnaam", "user", details -> String.valueOf(details.userId())),
    KEY("sleutel", "key", Colleague.Details::key);

    /** In a cell of {@link #VISIBLE}. */
    static final String YES = "ja";

    static final String NO = "nee";

    private final String title;
    private final String field;
    private final Function<Colleague.Details, String> value;

    ColleagueColumn(String title, String field, Function<Colleague.Details, String> value) {
        this.title = title;
        this.field = field;
        this.value = value;
    }

    /** What stands above the column. */
    String title() {
        return title;
    }

    String of(Colleague.Details details) {
        return value.apply(details);
    }

    static Optional<ColleagueColumn> titled(String title) {
        String wanted = title.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.title.equals(wanted))
                .findFirst();
    }

    /** The column of a field of {@link ColleagueForm}. */
    static ColleagueColumn ofField(String field) {
        return Arrays.stream(values())
                .filter(column -> column.field.equals(field))
                .findFirst()
                .orElseThrow();
    }
}
