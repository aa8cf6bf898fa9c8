package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;

/** Asks after the last test of a class which paths of its model no test took. */
final class EveryPath implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final Set<Method> run = new HashSet<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        TakenFlows.forget();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        run.add(context.getRequiredTestMethod());
    }

    /** Not when only some of the tests were run. */
    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> tests = context.getRequiredTestClass();
        boolean all = Stream.<Class<?>>iterate(tests, Objects::nonNull, Class::getSuperclass)
                .flatMap(declaring -> Arrays.stream(declaring.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .allMatch(run::contains);
        if (all) {
            String process = tests.getAnnotation(WholeModel.class).value();
            assertThat(flows(process)).isNotEmpty();
            assertThat(flows(process))
                    .as("the paths of %s that no test takes", process)
                    .filteredOn(flow -> !TakenFlows.of(process).contains(flow))
                    .isEmpty();
        }
    }

    private static List<String> flows(String process) {
        return Models.shipped().stream()
                .filter(model -> model.id().equals(process))
                .flatMap(model -> BpmnXml.elements(model.bytes()).stream())
                .filter(element -> element.getLocalName().equals("sequenceFlow"))
                .map(element -> element.getAttribute("id"))
                .toList();
    }
}
