package nl.balie.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CompiledRulesTests {
    @Test
    void saysWhereRulesAreMissing() {
        assertThatThrownBy(() -> CompiledRules.beside(CompiledRulesTests.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No rules are compiled for nl.balie.rules.CompiledRulesTests.");
    }
}
