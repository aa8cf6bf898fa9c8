package nl.balie.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.balie.directory.Colleague;
import nl.balie.directory.ColleagueImport.Line;
import nl.balie.directory.PersonName;
import nl.balie.directory.PhoneLine;
import nl.balie.directory.PhoneLine.Kind;
import nl.balie.numbers.DialRules;
import nl.balie.people.User;
import org.junit.jupiter.api.Test;

/** What people paste from spreadsheets, and what they get as one. */
class ColleagueTableTests {
    private static final User FATIMA =
            new User(new UUID(0, 1), "waterstad", "fatima", "Fatima El Amrani", Set.of(), null);
    private static final Colleague.Details NOBODY = Colleague.Details.of(new PersonName("", "", ""));

    private static ColleagueTable read(String pasted) {
        ColleagueTable table = new ColleagueTable(List.of(FATIMA), DialRules.STANDARD);
        table.read(pasted);
        return table;
    }

    private static List<Colleague.Details> taken(String pasted) {
        ColleagueTable table = read(pasted);
        assertThat(table.faults()).isEmpty();
        return table.lines().stream().map(line -> line.change().apply(NOBODY)).toList();
    }

    /** The faults, each as its line, column, cell and the end of its key. */
    private static List<String> refused(String pasted) {
        ColleagueTable table = read(pasted);
        return table.faults().stream()
                .map(fault -> fault.line() + " " + fault.column() + " [" + fault.cell() + "] "
                        + fault.text().substring(fault.text().lastIndexOf('.') + 1))
                .toList();
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() {
        assertThat(taken("\uFEFFvoornaam\tachternaam\tdoorkiesnummer\r\n"
                        + "Jan\tVries\t0302860001\r\n"
                        + "Els\tBos\t030 286 00 02"))
                .extracting(
                        one -> one.person().whole(),
                        one -> one.lines().getFirst().number())
                .containsExactly(tuple("Jan Vries", "+31302860001"), tuple("Els Bos", "+31302860002"));
    }

    @Test
    void quotedCellsLoseTheirQuotesAndKeepWhatIsInThem() {
        Colleague.Details one = taken("achternaam\tdoorkiesnummer\tafdeling\n"
                        + "\"Jan \"\"de Beer\"\"\nVries\"\t\"0302860001\"\t\"Burger\tzaken; west\"\t")
                .getFirst();

        assertThat(one.person().last()).isEqualTo("Jan \"de Beer\" Vries");
        assertThat(one.lines()).containsExactly(new PhoneLine(Kind.DIRECT, "+31302860001"));
        assertThat(one.department()).isEqualTo("Burger zaken; west");
        assertThat(one.job()).isEmpty();
    }

    @Test
    void semicolonsOrCommasDivideAFileAndQuotesKeepOneInACell() {
        assertThat(taken("achternaam;afdeling;functie\n\"Vries; Jan\";\"\";Balie")
                        .getFirst())
                .extracting(one -> one.person().last(), Colleague.Details::department, Colleague.Details::job)
                .containsExactly("Vries; Jan", "", "Balie");
        assertThat(taken("achternaam,afdeling,functie\n\"Vries, Jan\",,Balie").getFirst())
                .extracting(one -> one.person().last(), Colleague.Details::job)
                .containsExactly("Vries, Jan", "Balie");
    }

    @Test
    void aQuoteThatNothingClosesIsALetter() {
        assertThat(taken("achternaam\tafdeling\n\"De Fabriek\" aan zee\tA\nKamer 12\"\tB\n\"Open\tC"))
                .extracting(one -> one.person().last())
                .containsExactly("\"De Fabriek\" aan zee", "Kamer 12\"", "\"Open");
    }

    @Test
    void eachFaultNamesItsLineAndCell() {
        assertThat(refused("achternaam;doorkiesnummer;mobiel;e-mailadres;volgorde;zichtbaar;gebruikersnaam\n"
                        + "\"Jan\nde Vries\";geen;06 12345678, 0031612345678;jan;0;soms;piet\n"
                        + ";;;;;;\n"
                        + ";0909 1234;;;;;\n"
                        + "x".repeat(121) + ";;;;;;"))
                .containsExactlyInAnyOrder(
                        "2 gebruikersnaam [piet] user",
                        "2 zichtbaar [soms] visible",
                        "2 doorkiesnummer [geen] NO_NUMBER",
                        "2 mobiel [06 12345678, 0031612345678] number-twice",
                        "2 e-mailadres [jan] email",
                        "2 volgorde [0] whole-number",
                        "5 achternaam [] required",
                        "5 doorkiesnummer [0909 1234] PAID",
                        "6 achternaam [" + "x".repeat(121) + "] too-long");
    }

    @Test
    void theFirstLineNamesTheColumns() {
        assertThat(refused("Jan\t0302860001"))
                .containsExactly("1 Jan [] column", "1 0302860001 [] column", "0  [] no-surname", "0  [] nobody");
        assertThat(refused("achternaam;Achternaam\nBos;Bos")).containsExactly("1 Achternaam [] column-twice");
        assertThat(refused("\uFEFF\n\t\t\n")).containsExactly("0  [] required");
        assertThat(refused("achternaam;functie\n" + "Bos;x\n".repeat(5001))).containsExactly("0  [] too-many");
        assertThat(refused("achternaam\n" + "x".repeat(1_000_000))).containsExactly("0  [] too-long");
    }

    @Test
    void aColumnThatIsNotThereStaysAsItWas() {
        Colleague.Details before = new Colleague.Details(
                new PersonName("Jan", "de", "Vries"),
                "Parken",
                "Beheerder",
                List.of(new PhoneLine(Kind.DIRECT, "+31302860001"), new PhoneLine(Kind.MOBILE, "+31612345678")),
                "jan@example.org",
                "Ma en di",
                7,
                false,
                null,
                "p12");
        Line line = read("achternaam;mobiel;functie\nVries;;Chef").lines().getFirst();

        assertThat(line.change().apply(before))
                .isEqualTo(new Colleague.Details(
                        new PersonName("Jan", "de", "Vries"),
                        "Parken",
                        "Chef",
                        List.of(new PhoneLine(Kind.DIRECT, "+31302860001")),
                        "jan@example.org",
                        "Ma en di",
                        7,
                        false,
                        null,
                        "p12"));
    }

    @Test
    void aUserIsNamedAsHeSignsInAndCalledAsHisAccount() {
        assertThat(taken("achternaam;gebruikersnaam;zichtbaar\n;Fatima;nee").getFirst())
                .extracting(one -> one.person().whole(), Colleague.Details::userId, Colleague.Details::visible)
                .containsExactly("Fatima El Amrani", FATIMA.id(), false);
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        List<Colleague.Details> all = List.of(
                new Colleague.Details(
                        new PersonName("Anneke", "in 't", "Veld; \"Zee\""),
                        "=HYPERLINK(1)",
                        "Chef",
                        List.of(
                                new PhoneLine(Kind.DIRECT, "+31302860001"),
                                new PhoneLine(Kind.DIRECT, "+31302860002"),
                                new PhoneLine(Kind.SHARED, "+31302860003")),
                        "a@example.org",
                        "'s Maandags vrij",
                        5,
                        false,
                        FATIMA.id(),
                        "-12"),
                Colleague.Details.of(new PersonName("", "", "Bos")));

        String text = read("").written(all.stream()
                .map(details -> new Colleague(UUID.randomUUID(), "", "", details))
                .toList());

        assertThat(text.lines().filter(line -> line.matches(".*(^|;)[=+\\-@].*")))
                .isEmpty();
        assertThat(taken(text))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("person")
                .containsExactlyElementsOf(all);
        assertThat(taken(text).stream().map(one -> one.person().last())).containsExactly("El Amrani", "Bos");
    }
}
