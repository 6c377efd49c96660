package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.FinnishMunicipalities;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves start forms with their choices and first values in them. Tasklist loads data for the forms of tasks only, so
 * a start form would have nothing to choose from.
 */
class StartForms extends OncePerRequestFilter {

    private static final Pattern START_FORM =
            Pattern.compile("/camunda/api/engine/engine/default/process-definition/([^/]+)/deployed-start-form");

    /** Each process that a person begins has one start event for it, whose id is the form's. */
    private static final Map<String, String> FORM_OF = Map.ofEntries(
            Map.entry("integration-case", "start_clientIntake"),
            Map.entry("access-right", "start_accessRightRequest"),
            Map.entry("employment-change", "start_employmentChange"),
            Map.entry("emergency-access", "start_emergencyAccess"),
            Map.entry("case-transfer", "start_caseTransfer"),
            Map.entry("joint-meeting", "start_jointMeeting"),
            Map.entry("access-review", "start_accessReview"),
            Map.entry("data-import", "start_dataImport"),
            Map.entry("municipality-adoption", "start_adoption"),
            Map.entry("adoption-change", "start_adoptionChange"),
            Map.entry("staff-entry", "start_staffEntry"));

    private final SignedIn signedIn;
    private final StartRule starts;
    private final Organisations organisations;
    private final FinnishMunicipalities finland;
    private final FormDesk desk;
    private final RepositoryService models;
    private final EngineRun engine;
    private final ObjectMapper json;

    StartForms(
            SignedIn signedIn,
            StartRule starts,
            Organisations organisations,
            FinnishMunicipalities finland,
            FormDesk desk,
            RepositoryService models,
            EngineRun engine,
            ObjectMapper json) {
        this.signedIn = signedIn;
        this.starts = starts;
        this.organisations = organisations;
        this.finland = finland;
        this.desk = desk;
        this.models = models;
        this.engine = engine;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = START_FORM.matcher(request.getRequestURI());
        if (!path.matches() || !request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Optional<ObjectNode> form = signedIn.personId().flatMap(person -> filled(person, path.group(1)));
            if (form.isPresent()) {
                answer(response, 200, form.get());
            } else {
                chain.doFilter(request, response);
            }
        } catch (AccessRefused refused) {
            answer(response, refused.hidden() ? 404 : 403, Map.of("type", "Refused", "message", refused.reasonFi()));
        }
    }

    private void answer(HttpServletResponse response, int status, Object content) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json.writeValueAsString(content));
    }

    private Optional<ObjectNode> filled(String person, String definitionId) {
        ProcessDefinition definition = engine.asEngine(() -> models.createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult());
        if (definition == null || !FORM_OF.containsKey(definition.getKey())) {
            return Optional.empty();
        }
        String formId = FORM_OF.get(definition.getKey());
        List<String> municipalities = starts.municipalities(person, definition.getKey());
        if (starts.forAnyMunicipality(person, definition.getKey())) {
            return Optional.of(forAnyMunicipality(person, municipalities.get(0), formId));
        }
        List<FormContext> contexts = municipalities.stream()
                .map(municipality -> new FormContext(person, municipality, null, Map.of()))
                .toList();
        return contexts.isEmpty() ? Optional.empty() : Optional.of(filled(formId, contexts));
    }

    /** What is asked about one municipality of the country is asked about any, so it is read once. */
    private ObjectNode forAnyMunicipality(String person, String first, String formId) {
        FormContext context = new FormContext(person, first, null, Map.of());
        ObjectNode form =
                desk.within(desk.schema(formId).filledWith(choices(formId, List.of(context))), formId, context);
        MunicipalityField.askOn(
                form,
                finland.all().stream()
                        .map(town -> new Municipality(town.code(), town.nameFi(), town.nameSv()))
                        .toList(),
                "Valitse kunta, jota tämä koskee.");
        return form;
    }

    /** Who may not begin hears it instead of the form, before anything is typed. */
    private ObjectNode filled(String formId, List<FormContext> contexts) {
        try {
            ObjectNode form =
                    desk.within(desk.schema(formId).filledWith(choices(formId, contexts)), formId, contexts.get(0));
            if (contexts.size() > 1) {
                MunicipalityField.askOn(
                        form,
                        municipalities(contexts),
                        "Sinulla on oikeus useassa kunnassa. Valitse, minkä kunnan työtä tämä on.");
            }
            return form;
        } catch (AccessRefused refused) {
            if (refused.undecided()) {
                throw refused;
            }
            return CutForm.nothingBut(desk.schema(formId).asJson(), refused.reasonFi());
        }
    }

    private List<Municipality> municipalities(List<FormContext> contexts) {
        return organisations.municipalities().stream()
                .filter(municipality -> contexts.stream()
                        .anyMatch(context -> context.municipality().equals(municipality.code())))
                .toList();
    }

    /** What can be chosen in any of the municipalities; what fits the chosen one is checked when the form is sent. */
    private Map<String, JsonNode> choices(String formId, List<FormContext> contexts) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (FormContext context : contexts) {
            desk.read(formId, context).forEach((key, value) -> all.merge(key, value, StartForms::together));
        }
        return all;
    }

    private static JsonNode together(JsonNode known, JsonNode more) {
        if (known instanceof ArrayNode list && more.isArray()) {
            Set<JsonNode> distinct = new LinkedHashSet<>();
            list.forEach(distinct::add);
            more.forEach(distinct::add);
            return list.removeAll().addAll(distinct);
        }
        return known;
    }
}
