package nl.balie.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.directory.Colleague;
import nl.balie.pages.Check;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;

/** What people paste from spreadsheets. */
class ColleagueImportTests {
    private static List<Colleague.Details> taken(String pasted) {
        ColleagueImport form = new ColleagueImport(pasted);
        return form.details(new Check(new BeanPropertyBindingResult(form, "form")))
                .orElseThrow();
    }

    /** The faults, each as its key and what it names. */
    private static List<String> refused(String pasted) {
        ColleagueImport form = new ColleagueImport(pasted);
        Errors errors = new BeanPropertyBindingResult(form, "form");
        assertThat(form.details(new Check(errors))).isEmpty();
        return errors.getAllErrors().stream().map(ColleagueImportTests::told).toList();
    }

    private static String told(ObjectError error) {
        String code = Objects.requireNonNull(error.getCode());
        Object[] arguments = Objects.requireNonNull(error.getArguments());
        return (code.substring(code.lastIndexOf('.') + 1) + " "
                        + Stream.of(arguments).map(String::valueOf).collect(Collectors.joining(" ")))
                .strip();
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() {
        assertThat(taken("\uFEFFJan de Vries\t0302860001\r\nEls\t030 286 00 02"))
                .extracting(Colleague.Details::name, Colleague.Details::number)
                .containsExactly(tuple("Jan de Vries", "+31302860001"), tuple("Els", "+31302860002"));
    }

    @Test
    void quotedCellsLoseTheirQuotesAndKeepWhatIsInThem() {
        Colleague.Details one = taken("\"Jan \"\"de Beer\"\"\nVries\"\t\"0302860001\"\t\"Burger\tzaken; west\"\t")
                .getFirst();

        assertThat(one.name()).isEqualTo("Jan \"de Beer\" Vries");
        assertThat(one.number()).isEqualTo("+31302860001");
        assertThat(one.department()).isEqualTo("Burger zaken; west");
        assertThat(one.job()).isEmpty();
    }

    @Test
    void semicolonsDivideAFileAndQuotesKeepOneInACell() {
        assertThat(taken("\"Vries; Jan\";0302860001;\"\";Balie").getFirst())
                .extracting(Colleague.Details::name, Colleague.Details::department, Colleague.Details::job)
                .containsExactly("Vries; Jan", "", "Balie");
    }

    @Test
    void aQuoteThatNothingClosesIsALetter() {
        assertThat(taken("\"De Fabriek\" aan zee\t0302860001\nKamer 12\"\t0302860002\n\"Open\t0302860003"))
                .extracting(Colleague.Details::name)
                .containsExactly("\"De Fabriek\" aan zee", "Kamer 12\"", "\"Open");
    }

    @Test
    void theSameNumberTwiceIsToldWithBothLines() {
        assertThat(refused("Jan\t0302860001\n\nEls\t0302860002\nPiet\t+31 30 286 00 01\nKees\t0302860001"))
                .containsExactly("twice 4 1 +31302860001", "twice 5 1 +31302860001");
    }

    @Test
    void everyWrongLineIsToldWithItsNumberInWhatWasPasted() {
        assertThat(refused("\"Jan\nde Vries\"\t0302860001\n\t0302860002\nEls\tgeen\nPiet"))
                .containsExactly("line 3", "line 4", "line 5");
    }

    @Test
    void whoPastesTheWrongColumnsIsNotToldOfEachLine() {
        assertThat(refused("0302860001\tJan\n".repeat(500))).hasSize(20);
    }

    @Test
    void nothingIsNoTable() {
        assertThat(refused("\uFEFF\n\t\t\n")).containsExactly("required");
    }
}
