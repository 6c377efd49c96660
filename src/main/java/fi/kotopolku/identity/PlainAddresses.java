package fi.kotopolku.identity;

import fi.kotopolku.problem.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that can be read in two ways, before anything reads them. Spring Security would refuse them too, but
 * stumbles over some of them on its way there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainAddresses extends OncePerRequestFilter {

    private static final Pattern TWO_WAYS = Pattern.compile("//|/\\.{1,2}(/|$)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (TWO_WAYS.matcher(request.getRequestURI()).find()) {
            ApiProblem.write(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "address-refused",
                    "Osoitetta ei voi lukea. Tarkista se.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
