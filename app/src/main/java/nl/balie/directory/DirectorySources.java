package nl.balie.directory;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sources that this installation has. */
@Component
public class DirectorySources {
    private final Map<String, DirectorySource> byKey;

    DirectorySources(ObjectProvider<DirectorySource> sources) {
        byKey = sources.stream().collect(Collectors.toMap(DirectorySource::key, Function.identity()));
    }

    /** As pages call the source; its key when it is there no more. */
    public String name(String key) {
        DirectorySource source = byKey.get(key);
        return source == null ? key : source.name();
    }
}
