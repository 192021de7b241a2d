//! Markup into calls that draw it. The markup is Leptos's, read by the parser Leptos reads it with; the calls go to
//! `crate::draw`, whose functions take no types of their own.
//!
//! Leptos's own `view!` makes a type of every piece of markup, and a program as rich in markup as this one pays for each
//! of them: a third of a megabyte, compressed, against the budget of the whole page.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};

/// Elements of SVG, which have a name space of their own.
const SVG: [&str; 11] = [
    "svg", "g", "defs", "symbol", "pattern", "use", "path", "circle", "rect", "line", "text",
];

/// Draws markup: `view! { <p class="deck">{text}</p> }` is a `Drawn`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match rstml::parse2(tokens.into()) {
        Ok(nodes) => roots(&nodes).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// The element in the making. The markup's own expressions cannot see it.
fn at() -> Ident {
    Ident::new("at", Span::mixed_site())
}

/// One element stands for itself; several stand in a fragment.
fn roots(nodes: &[Node]) -> TokenStream {
    match nodes {
        [Node::Element(one)] => element(one),
        several => {
            let at = at();
            let children = several.iter().map(child);
            quote! {{
                let #at = crate::draw::El::fragment();
                #(#children)*
                #at.done()
            }}
        }
    }
}

fn element(node: &NodeElement<rstml::Infallible>) -> TokenStream {
    let name = node.open_tag.name.to_string();
    let make = if SVG.contains(&name.as_str()) {
        quote!(svg)
    } else {
        quote!(html)
    };
    let attributes = node.open_tag.attributes.iter().map(attribute);
    let children = node.children.iter().map(child);
    let at = at();
    quote! {{
        let #at = crate::draw::El::#make(#name);
        #(#attributes)*
        #(#children)*
        #at.done()
    }}
}

fn child(node: &Node) -> TokenStream {
    let at = at();
    match node {
        Node::Element(element_node) => {
            let drawn = element(element_node);
            quote! { #at.put(#drawn); }
        }
        Node::Text(text) => {
            let text = &text.value;
            quote! { #at.text(#text); }
        }
        Node::Block(block) => quote_spanned! { span(block) => #[allow(unused_braces)] #at.put(#block); },
        Node::Fragment(fragment) => {
            let children = fragment.children.iter().map(child);
            quote! { #(#children)* }
        }
        other => quote_spanned! { span(other) => compile_error!("text stands in quotation marks"); },
    }
}

fn attribute(node: &NodeAttribute) -> TokenStream {
    match node {
        NodeAttribute::Attribute(attribute) => keyed(attribute),
        NodeAttribute::Block(block) => quote_spanned! { span(block) => compile_error!("an attribute has a name"); },
    }
}

fn keyed(attribute: &KeyedAttribute) -> TokenStream {
    let name = attribute.key.to_string();
    let Some(value) = attribute.value() else {
        let at = at();
        return quote! { #at.set(#name, ""); };
    };
    let (at, span) = (at(), span(value));
    match name.split_once(':') {
        Some(("on", event)) => {
            let method = quote::format_ident!("on_{event}", span = span);
            quote_spanned! { span => #[allow(unused_braces)] #at.#method(#value); }
        }
        Some(("class", class)) => quote_spanned! { span => #[allow(unused_braces)] #at.class(#class, #value); },
        Some(("prop", property)) => quote_spanned! { span => #[allow(unused_braces)] #at.property(#property, #value); },
        _ if is_text(value) => quote! { #at.set(#name, #value); },
        _ => quote_spanned! { span => #[allow(unused_braces)] #at.attribute(#name, #value); },
    }
}

fn is_text(value: &impl ToTokens) -> bool {
    let mut tokens = value.to_token_stream().into_iter();
    let first = tokens.next();
    tokens.next().is_none()
        && matches!(first, Some(TokenTree::Literal(literal)) if literal.to_string().starts_with('"'))
}

/// Where something begins, so that a mistake in it is shown there.
fn span(tokens: &impl ToTokens) -> Span {
    tokens
        .to_token_stream()
        .into_iter()
        .next()
        .map_or_else(Span::call_site, |token| token.span())
}
