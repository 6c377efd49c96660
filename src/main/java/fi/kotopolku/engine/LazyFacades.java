package fi.kotopolku.engine;

import java.util.AbstractMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** The facades by name, each looked up when it is asked for. */
class LazyFacades extends AbstractMap<Object, Object> {

    private final ApplicationContext application;
    private final List<String> names;

    LazyFacades(ApplicationContext application, List<String> names) {
        this.application = application;
        this.names = names;
    }

    @Override
    public Object get(Object name) {
        if (!names.contains(name)) {
            return null;
        }
        ProcessMunicipality.enter();
        return application.getBean((String) name);
    }

    @Override
    public boolean containsKey(Object name) {
        return names.contains(name);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names.stream()
                .map(name -> new SimpleImmutableEntry<Object, Object>(name, application.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
