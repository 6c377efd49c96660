package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KotopolkuTest
class RuntimeRoleTest {

    @Autowired
    JdbcClient application;

    @Test
    void theApplicationDoesNotStartAsAnOwner() {
        assertThatThrownBy(() -> new RuntimeRole(TestDatabase.owner()).afterPropertiesSet())
                .isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> new RuntimeRole(application).afterPropertiesSet()).doesNotThrowAnyException();
    }
}
