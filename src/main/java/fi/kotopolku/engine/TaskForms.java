package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.identity.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Serves the forms of tasks as the engine keeps them, cut to the content bound of who opens them. */
class TaskForms extends OncePerRequestFilter {

    private static final Pattern TASK_FORM =
            Pattern.compile("/camunda/api/engine/engine/default/task/([^/]+)/deployed-form");

    private final SignedIn signedIn;
    private final FormDesk desk;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    TaskForms(SignedIn signedIn, FormDesk desk, JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json) {
        this.signedIn = signedIn;
        this.desk = desk;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !TASK_FORM.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (kept.getStatus() == HttpServletResponse.SC_OK) {
            JsonNode drawn = json.readTree(kept.getContentAsByteArray());
            kept.resetBuffer();
            kept.getOutputStream().write(json.writeValueAsBytes(cut((ObjectNode) drawn, task(request))));
        }
        kept.copyBodyToResponse();
    }

    private static String task(HttpServletRequest request) {
        Matcher path = TASK_FORM.matcher(request.getRequestURI());
        return path.matches() ? path.group(1) : "";
    }

    private ObjectNode cut(ObjectNode drawn, String taskId) {
        String person = signedIn.personId().orElseThrow();
        return transaction.execute(running -> jdbc.sql("""
                        select t.task_def_key_, t.tenant_id_, e.business_key_
                        from engine.act_ru_task t join engine.act_ru_execution e on e.id_ = t.proc_inst_id_
                        where t.id_ = :task
                        """)
                .param("task", taskId)
                .query((row, n) -> desk.within(
                        drawn,
                        row.getString("task_def_key_"),
                        new FormContext(person, row.getString("tenant_id_"), row.getString("business_key_"), Map.of())))
                .single());
    }
}
