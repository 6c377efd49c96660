package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every call that a model makes exists: bean, method and number of arguments. */
@KotopolkuTest
class ModelExpressionsTest {

    private static final Pattern CALL = Pattern.compile("[$#]\\{(\\w+)\\.(\\w+)\\(([^}]*)\\)}");

    @Autowired
    ApplicationContext application;

    @Test
    void everyCallOfEveryModelMeetsAFacade() throws IOException {
        Set<String> calls = new TreeSet<>();
        for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath:processes/*.bpmn")) {
            try (InputStream in = model.getInputStream()) {
                Matcher call = CALL.matcher(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                while (call.find()) {
                    calls.add(call.group(1) + "." + call.group(2));
                    assertThat(EngineEdge.FACADES).contains(call.group(1));
                    assertThat(hasMethod(call.group(1), call.group(2), arguments(call.group(3))))
                            .as("%s in %s", call.group(), model.getFilename())
                            .isTrue();
                }
            }
        }
        assertThat(calls).hasSizeGreaterThan(30);
    }

    private boolean hasMethod(String bean, String method, int arguments) {
        return Arrays.stream(AopUtils.getTargetClass(application.getBean(bean)).getMethods())
                .anyMatch(found -> found.getName().equals(method) && found.getParameterCount() == arguments);
    }

    private static int arguments(String list) {
        return list.isBlank() ? 0 : list.split(",").length;
    }
}
