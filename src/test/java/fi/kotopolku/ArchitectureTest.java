package fi.kotopolku;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("fi.kotopolku");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(Kotopolku.class).verify();
    }

    /** What they bring over is made by the modules that own it; nothing of a case is read there. */
    @Test
    void importsReadNoCaseFile() {
        noClasses()
                .that()
                .resideInAPackage("fi.kotopolku.imports..")
                .should()
                .dependOnClassesThat(simpleName("CaseFile").or(simpleName("OpenedCase")))
                .check(APPLICATION);
    }

    @Test
    void onlyTheEngineKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("fi.kotopolku.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(APPLICATION);
    }

    /** Adoptions take the words for what was typed from there, and nothing that knows a client. */
    @Test
    void adoptionsReadNoCaseFile() {
        noClasses()
                .that()
                .resideInAPackage("fi.kotopolku.adoption..")
                .should()
                .dependOnClassesThat(resideInAPackage("fi.kotopolku.casefile..")
                        .and(not(
                                simpleName("Problems").or(simpleName("Written")).or(simpleNameEndingWith("Text")))))
                .check(APPLICATION);
    }

    @Test
    void timeIsAlwaysAskedOfTheInjectedClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("MovableClock")
                .and()
                .doNotHaveSimpleName("Kotopolku")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(APPLICATION);
    }

    @Test
    void modelsSeeFacadesAndNotTheirTables() {
        noClasses()
                .that()
                .resideInAPackage("fi.kotopolku.engine..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Store")
                .check(APPLICATION);
    }
}
