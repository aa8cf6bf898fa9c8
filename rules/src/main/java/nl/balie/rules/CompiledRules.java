package nl.balie.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/**
 * The rules of one package as the build compiled them. Each application is a stateless session of its own, so any
 * number of threads may apply the same rules at once.
 */
public final class CompiledRules {
    /** The build writes here which classes it made of the rules, one name a line. */
    private static final String INDEX = "/META-INF/kie/nl.balie/balie-rules/drools-model";

    private final KieBase base;

    private CompiledRules(KieBase base) {
        this.base = base;
    }

    /**
     * Loads the rules that lie beside a class. Nothing is compiled and no class path is searched: that takes seconds.
     *
     * @throws IllegalStateException when the build did not compile rules for that package
     */
    public static CompiledRules beside(Class<?> neighbour) {
        var prefix = neighbour.getPackageName() + ".Rules";
        try (var index = CompiledRules.class.getResourceAsStream(INDEX)) {
            if (index == null) {
                throw new IllegalStateException("The rules are not compiled: run Maven's phase process-classes.");
            }
            var modelClass = new String(index.readAllBytes(), UTF_8)
                    .lines()
                    .filter(name -> name.startsWith(prefix))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("No rules are compiled for " + neighbour.getName() + "."));
            var model = Class.forName(modelClass, true, neighbour.getClassLoader())
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new CompiledRules(KieBaseBuilder.createKieBaseFromModel(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The compiled rules beside " + neighbour.getName() + " do not load.", e);
        }
    }

    /** Fires every rule that holds for these facts; the rules leave their answers in {@code verdicts}. */
    public void apply(Collection<?> facts, Object verdicts) {
        var session = base.newStatelessKieSession();
        session.setGlobal("verdicts", verdicts);
        session.execute(facts);
    }
}
