package nl.balie.numbers.web;

import java.util.Optional;
import nl.balie.numbers.NumberRange;
import nl.balie.pages.Check;
import org.jspecify.annotations.Nullable;

/** What is typed for a range of numbers. */
record RangeForm(String first, String last, String description) {
    /** More than a municipality has; who typed a digit wrong would take the numbers of a city. */
    private static final long MOST = 100_000;

    RangeForm(@Nullable String first, @Nullable String last, @Nullable String description) {
        this.first = Check.text(first);
        this.last = Check.text(last);
        this.description = Check.text(description);
    }

    static RangeForm blank() {
        return new RangeForm("", "", "");
    }

    static RangeForm of(NumberRange.Details range) {
        return new RangeForm(
                range.first(), range.last().equals(range.first()) ? "" : range.last(), range.description());
    }

    Optional<NumberRange.Details> details(Check check) {
        Optional<String> from = NumberForm.e164(check, "first", first);
        Optional<String> until = last.isEmpty() ? from : NumberForm.e164(check, "last", last);
        check.atMost("description", description, 200);
        if (from.isPresent() && until.isPresent()) {
            checkSize(check, from.get(), until.get());
        }
        return check.passed()
                ? Optional.of(new NumberRange.Details(from.orElseThrow(), until.orElseThrow(), description))
                : Optional.empty();
    }

    private static void checkSize(Check check, String from, String until) {
        long size = Long.parseLong(until.substring(1)) - Long.parseLong(from.substring(1)) + 1;
        if (until.length() != from.length()) {
            check.reject("last", "numbers.ranges.error.digits");
        } else if (size < 1) {
            check.reject("last", "numbers.ranges.error.order");
        } else if (size > MOST) {
            check.reject("last", "numbers.ranges.error.size", MOST);
        }
    }
}
