package fi.kotopolku.api;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a parameter is called in an address. */
final class Names {

    private static final DefaultParameterNameDiscoverer DISCOVERER = new DefaultParameterNameDiscoverer();

    private Names() {}

    static String of(MethodParameter parameter) {
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        String said = path != null ? path.value() : query.name();
        parameter.initParameterNameDiscovery(DISCOVERER);
        return said.isEmpty() ? parameter.getParameterName() : said;
    }
}
