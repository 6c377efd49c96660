package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class EveryDoorTest extends DoorsTest {
    @Autowired
    ApplicationContext application;

    @Autowired
    ServletContext servlets;

    @Test
    void list() throws Exception {
        StringBuilder out = new StringBuilder();
        Routes.of(application, servlets).forEach(route -> out.append(route).append('\n'));
        out.append("--- servlets\n");
        servlets.getServletRegistrations()
                .forEach((name, s) -> out.append(name)
                        .append(' ')
                        .append(s.getClassName())
                        .append(' ')
                        .append(s.getMappings())
                        .append('\n'));
        out.append("--- filters\n");
        servlets.getFilterRegistrations()
                .forEach((name, s) -> out.append(name)
                        .append(' ')
                        .append(s.getClassName())
                        .append(' ')
                        .append(s.getUrlPatternMappings())
                        .append('\n'));
        out.append("--- mappings\n");
        application
                .getBeansOfType(org.springframework.web.servlet.HandlerMapping.class)
                .forEach(
                        (n, m) -> out.append(n).append(' ').append(m.getClass()).append('\n'));
        out.append("--- security\n");
        application
                .getBeansOfType(org.springframework.security.web.SecurityFilterChain.class)
                .forEach((n, c) -> out.append(n)
                        .append(' ')
                        .append(c.getFilters().stream()
                                .map(f -> f.getClass().getName())
                                .collect(Collectors.joining("\n   ")))
                        .append('\n'));
        Files.writeString(Path.of("/tmp/routes.txt"), out);
        assertThat(out).isNotEmpty();
    }
}
