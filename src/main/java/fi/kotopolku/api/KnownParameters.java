package fi.kotopolku.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that the address does not know. A word that is misspelt would be passed over otherwise, and the
 * answer taken for what was asked.
 */
class KnownParameters implements HandlerInterceptor {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    /** The names that may stand in an address; what was sent is not repeated. */
    static class Unknown extends RuntimeException {

        private final List<String> known;

        Unknown(List<String> known) {
            super(null, null, false, false);
            this.known = List.copyOf(known);
        }

        List<String> known() {
            return known;
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Set<String> known = known(method);
            if (!known.containsAll(request.getParameterMap().keySet())) {
                throw new Unknown(List.copyOf(known));
            }
        }
        return true;
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(MethodParameter parameter) {
        RequestParam said = parameter.getParameterAnnotation(RequestParam.class);
        parameter.initParameterNameDiscovery(NAMES);
        return said.name().isEmpty() ? parameter.getParameterName() : said.name();
    }
}
