package nl.balie.conformity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down which requirements were shown by tests that passed: one line {@code number<TAB>Class.method<TAB>part} each,
 * where no part means the whole row, in the file that system property {@value #FILE} names. A test with several
 * invocations counts when all of them passed and at least one ran. Works for every JUnit Platform engine that names
 * methods as its source.
 */
public final class RequirementListener implements TestExecutionListener {
    static final String FILE = "balie.requirements.file";

    private static final Set<Path> STARTED = ConcurrentHashMap.newKeySet();

    private enum Result {
        PASSED,
        FAILED
    }

    private final Map<TestMethod, Result> results = new ConcurrentHashMap<>();
    private final Set<Class<?>> brokenClasses = ConcurrentHashMap.newKeySet();
    private @Nullable TestPlan plan;

    private record TestMethod(Class<?> testClass, Method method) {
        String name() {
            return testClass.getName().replaceFirst(".*\\.", "").replace('$', '.') + "." + method.getName();
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        this.plan = plan;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        Optional<TestMethod> method = methodOf(test);
        if (method.isEmpty()) {
            if (!passed) { // for example a failing @AfterAll
                classOf(test).ifPresent(brokenClasses::add);
            }
        } else if (!passed || test.isTest()) {
            results.merge(method.get(), passed ? Result.PASSED : Result.FAILED, (a, b) -> a == Result.FAILED ? a : b);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        String file = System.getProperty(FILE);
        if (file == null) {
            return;
        }
        Set<String> lines = new TreeSet<>();
        results.forEach((test, result) -> {
            if (result == Result.PASSED && !brokenClasses.contains(test.testClass())) {
                for (Requirement requirement : requirements(test)) {
                    for (String number : requirement.value()) {
                        lines.add(number + "\t" + test.name() + "\t" + requirement.part() + "\n");
                    }
                }
            }
        });
        try {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.resolveSibling("."));
            // The first plan of this run replaces what an earlier run left; a run may have several plans.
            Files.writeString(
                    path,
                    String.join("", lines),
                    StandardOpenOption.CREATE,
                    STARTED.add(path) ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<TestMethod> methodOf(TestIdentifier test) {
        @Nullable TestIdentifier current = test;
        while (current != null) {
            TestSource source = current.getSource().orElse(null);
            if (source instanceof MethodSource method) {
                return Optional.of(new TestMethod(method.getJavaClass(), method.getJavaMethod()));
            }
            if (source instanceof ClassSource) {
                return Optional.empty();
            }
            current = plan == null ? null : plan.getParent(current).orElse(null);
        }
        return Optional.empty();
    }

    private static Optional<Class<?>> classOf(TestIdentifier test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getJavaClass());
    }

    private static List<Requirement> requirements(TestMethod test) {
        List<Requirement> found =
                new ArrayList<>(AnnotationSupport.findRepeatableAnnotations(test.method(), Requirement.class));
        for (@Nullable Class<?> type = test.testClass(); type != null; type = type.getEnclosingClass()) {
            found.addAll(AnnotationSupport.findRepeatableAnnotations(type, Requirement.class));
        }
        return found;
    }
}
