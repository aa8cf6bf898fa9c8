package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.CheckedModels.MENU;
import static nl.balie.callflows.checks.CheckedModels.breaks;
import static nl.balie.callflows.checks.CheckedModels.findings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever could keep the engine at work, which all organisations share, does not pass the check. */
@Timeout(20)
class ExpressionRulesTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            construct | string(count(for x in 1..1000000 return x))
            construct | string(for x in 1..2000, y in 1..2000 return x * y)
            construct | some x in [1, 2, 3] satisfies x > 2
            construct | every x in [1, 2, 3] satisfies x > 2
            construct | if (some x in 1..9999999 satisfies x = 0) then "a" else "b"
            construct | [1, 2, 3][item > 2]
            construct | {f: function(n) f(n + 1), r: f(1)}.r
            construct | {a: 1}.a
            construct | 9 ** 9999999
            function  | matches(language, "(a+)+b")
            function  | replace(language, "(a+)+b", "x")
            function  | split(language, "(a+)+b")
            function  | string join(["a", "b"])
            function  | concatenate([1], [2])
            function  | get value(language, "x")
            function  | whatever(1)
            function  | "a" + string(sort([3, 1], 2))
            syntax    | "Welkom
            syntax    | if language then
            syntax    | 1 +
            deep      | (((((((((1)))))))))
            """)
    void isNotAllowed(String rule, String expression) {
        breaks("expression." + rule, greeting(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if language = \"en\" then \"Welcome\" else \"Welkom\"",
                "\"Uw nummer is \" + string(number(\"12\") + 1)",
                "if starts with(lower case(to), \"+31\") and not(contains(to, \"0900\")) then to else \"\"",
                "if is defined(answer) then get or else(answer.wachtrij, to) else organisationName",
                "string(date(now()) + duration(\"P1D\"))",
                "if attempts in [1..3] then \"nog eens\" else \"klaar\"",
                "if list contains([\"1\", \"2\"], choice) then \"a\" else \"b\"",
                "substring(from, 4, 2)",
                "if is defined(x) then \"ja\" else \"nee\"",
                "string(-3.5 / 2 * 4)"
            })
    void choosesAndCompares(String expression) {
        assertThat(findings(greeting(expression))).isEmpty();
    }

    @Test
    void isNoLongerThanAField() {
        breaks("expression.long", greeting("\"" + "x".repeat(ExpressionRules.LONGEST) + "\""));
        breaks("expression.added", greeting("from" + " + from".repeat(ExpressionRules.MOST_ADDED + 1)));
    }

    @Test
    void isLookedForWhereverTheEngineWorksOneOut() {
        String hostile = "=count(for x in 1..9999999 return x) = 0";
        for (String changed : new String[] {
            MENU.replace("=onward = \"QUEUE\"", hostile),
            MENU.replace("correlationKey=\"=contactId\"", "correlationKey=\"" + hostile + "\""),
            MENU.replace("name=\"contact-ended\"", "name=\"" + hostile + "\""),
            MENU.replaceFirst("retries=\"3\"", "retries=\"" + hostile + "\""),
            MENU.replaceFirst(
                    "<zeebe:calledElement processId=\"[^\"]*\"", "<zeebe:calledElement processId=\"" + hostile + "\""),
        }) {
            assertThat(changed).isNotEqualTo(MENU);
            assertThat(findings(changed)).extracting(Finding::rule).contains("expression.construct");
        }
    }

    @Test
    void aTextThatIsOnlyShownIsNone() {
        assertThat(findings(MENU.replaceFirst("<bpmn:documentation>[^<]*", "<bpmn:documentation>= zie hieronder")))
                .isEmpty();
        assertThat(findings(MENU.replaceFirst("name=\"Ontvang beller\"", "name=\"= ontvangen\"")))
                .isEmpty();
    }

    @Test
    void whatAParserWouldFallOverIsRefusedBefore() {
        breaks("expression.deep", greeting("(".repeat(200) + "1" + ")".repeat(200)));
        breaks("expression.long-besides", greeting("a in ".repeat(300) + "b"));
    }

    private static String greeting(String expression) {
        return MENU.replaceFirst(
                "source=\"Wij hebben geen keuze ontvangen[^\"]*\"",
                Matcher.quoteReplacement("source=\"="
                        + expression.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "\""));
    }
}
