package fi.kotopolku.doors;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every operation of the running application, asked of the frameworks that serve them and written down nowhere. */
final class Routes {

    private static final String APPLICATION = "jakarta.ws.rs.Application";

    private final SortedSet<Route> found = new TreeSet<>();

    private Routes() {}

    static SortedSet<Route> of(ApplicationContext application, ServletContext servlets) {
        Routes routes = new Routes();
        application.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(routes::mapped);
        application.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .forEach(pattern -> routes.found.add(new Route("GET", pattern)));
        servlets.getServletRegistrations().values().stream()
                .filter(servlet -> servlet.getInitParameter(APPLICATION) != null)
                .forEach(routes::served);
        return routes.found;
    }

    private void mapped(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Collection<RequestMethod> answered =
                methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST) : methods;
        for (String pattern : mapping.getPatternValues()) {
            answered.forEach(method -> found.add(new Route(method.name(), pattern)));
        }
    }

    private void served(ServletRegistration servlet) {
        for (String mapping : servlet.getMappings()) {
            String prefix = mapping.replaceFirst("/\\*$", "");
            Application application = (Application) made(servlet.getInitParameter(APPLICATION));
            Stream.concat(
                            application.getClasses().stream(),
                            application.getSingletons().stream().map(Object::getClass))
                    .forEach(resource -> annotated(resource, Path.class)
                            .ifPresent(path -> operations(resource, joined(prefix, path.value()))));
        }
    }

    private static Object made(String type) {
        try {
            return BeanUtils.instantiateClass(Class.forName(type));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A method with a path and no operation leads to another resource, which may be an interface. */
    private void operations(Class<?> resource, String prefix) {
        for (Method method : resource.getMethods()) {
            List<Method> declared = declarations(method);
            Optional<String> path = declared.stream()
                    .filter(one -> one.isAnnotationPresent(Path.class))
                    .map(one -> one.getAnnotation(Path.class).value())
                    .findFirst();
            List<String> operations = declared.stream()
                    .flatMap(one -> Arrays.stream(one.getAnnotations()))
                    .map(Annotation::annotationType)
                    .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                    .map(type -> type.getAnnotation(HttpMethod.class).value())
                    .distinct()
                    .toList();
            String address = path.map(more -> joined(prefix, more)).orElse(prefix);
            operations.forEach(operation -> found.add(new Route(operation, address)));
            if (operations.isEmpty() && path.isPresent() && !method.isBridge()) {
                int before = found.size();
                operations(method.getReturnType(), address);
                if (found.size() == before) {
                    throw new AssertionError(method + " leads to nothing that can be listed");
                }
            }
        }
    }

    private static List<Method> declarations(Method method) {
        List<Method> declarations = new ArrayList<>();
        for (Class<?> type : ancestors(method.getDeclaringClass())) {
            try {
                declarations.add(type.getMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return declarations;
    }

    private static List<Class<?>> ancestors(Class<?> type) {
        List<Class<?>> ancestors = new ArrayList<>();
        ancestors.add(type);
        if (type.getSuperclass() != null) {
            ancestors.addAll(ancestors(type.getSuperclass()));
        }
        Arrays.stream(type.getInterfaces()).forEach(one -> ancestors.addAll(ancestors(one)));
        return ancestors;
    }

    private static <A extends Annotation> Optional<A> annotated(Class<?> type, Class<A> annotation) {
        return ancestors(type).stream()
                .filter(one -> one.isAnnotationPresent(annotation))
                .map(one -> one.getAnnotation(annotation))
                .findFirst();
    }

    private static String joined(String prefix, String path) {
        String relative = path.replaceFirst("^/", "");
        return relative.isEmpty() ? prefix : prefix.replaceFirst("/$", "") + "/" + relative;
    }
}
