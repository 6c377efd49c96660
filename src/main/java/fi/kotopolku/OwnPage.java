package fi.kotopolku;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Our own page beside Tasklist answers at its short address too, with and without the slash. Its part about imports has an
 * address that a form can name in words.
 */
@Component
class OwnPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addRedirectViewController("/kotopolku", "/kotopolku/");
        pages.addRedirectViewController("/kotopolku/tuonti.html", "/kotopolku/#tuonti");
        pages.addViewController("/kotopolku/").setViewName("forward:/kotopolku/index.html");
    }
}
